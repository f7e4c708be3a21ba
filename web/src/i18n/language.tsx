import type { Locale } from 'antd/es/locale';
import enUs from 'antd/locale/en_US';
import zhCn from 'antd/locale/zh_CN';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import 'dayjs/locale/zh-cn';
import dayjs from 'dayjs';
import type { Wording } from '../../../src/contract/wording.ts';

export type Language = 'zh' | 'en';

/** Says something in the chosen language: `t('复核', 'Review')`, or a wording that came from the service. */
export interface Say {
  (zh: string, en: string): string;
  readonly of: (wording: Wording) => string;
  readonly language: Language;
}

interface LanguageChoice {
  readonly say: Say;
  readonly choose: (language: Language) => void;
  readonly locale: Locale;
}

const STORED_AS = 'liyi.language';
const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

function sayIn(language: Language): Say {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  return Object.assign(say, { of: (wording: Wording) => wording[language], language });
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  const choice = useMemo<LanguageChoice>(
    () => ({
      say: sayIn(language),
      choose: (next) => {
        localStorage.setItem(STORED_AS, next);
        setLanguage(next);
      },
      locale: language === 'zh' ? zhCn : enUs,
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (choice === undefined) throw new Error('useLanguage outside LanguageProvider');
  return choice;
}

export const useSay = (): Say => useLanguage().say;
