import { theme as antTheme, ConfigProvider } from 'antd';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { DARK, LIGHT, type Palette } from './palette.ts';

export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

interface AppearanceChoice {
  readonly appearance: Appearance;
  readonly choose: (appearance: Appearance) => void;
  readonly palette: Palette;
  readonly dark: boolean;
}

const STORED_AS = 'liyi.appearance';
const PREFERS_DARK = '(prefers-color-scheme: dark)';
const AppearanceContext = createContext<AppearanceChoice | undefined>(undefined);

const FONTS =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Segoe UI", sans-serif';

/** Light or dark for Ant Design, for style sheets (`data-appearance`, custom properties) and for canvases (`palette`). */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const { locale } = useLanguage();
  const [appearance, setAppearance] = useState<Appearance>(
    () => APPEARANCES.find((a) => a === localStorage.getItem(STORED_AS)) ?? 'system',
  );
  const [systemDark, setSystemDark] = useState(() => matchMedia(PREFERS_DARK).matches);
  useEffect(() => {
    const query = matchMedia(PREFERS_DARK);
    const follow = () => setSystemDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const dark = appearance === 'dark' || (appearance === 'system' && systemDark);
  const palette = dark ? DARK : LIGHT;

  useEffect(() => {
    const root = document.documentElement;
    root.dataset.appearance = dark ? 'dark' : 'light';
    root.style.colorScheme = dark ? 'dark' : 'light';
    for (const name of ['ground', 'surface', 'raised', 'line', 'ink', 'muted', 'primary', 'gap'] as const)
      root.style.setProperty(`--${name}`, palette[name]);
    for (const [verdict, colour] of Object.entries(palette.verdict)) root.style.setProperty(`--${verdict}`, colour);
  }, [dark, palette]);

  const choice = useMemo<AppearanceChoice>(
    () => ({
      appearance,
      palette,
      dark,
      choose: (next) => {
        localStorage.setItem(STORED_AS, next);
        setAppearance(next);
      },
    }),
    [appearance, palette, dark],
  );
  return (
    <AppearanceContext value={choice}>
      <ConfigProvider
        locale={locale}
        componentSize="middle"
        button={{ autoInsertSpace: false }}
        theme={{
          algorithm: dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
          token: {
            colorPrimary: palette.primary,
            colorLink: palette.primary,
            colorSuccess: palette.verdict.met,
            colorError: palette.verdict['not-met'],
            colorWarning: palette.verdict['needs-review'],
            colorText: palette.ink,
            colorTextSecondary: palette.muted,
            colorTextDescription: palette.muted,
            colorTextPlaceholder: palette.muted,
            colorBgLayout: palette.ground,
            colorBgContainer: palette.surface,
            colorBgElevated: palette.surface,
            colorBorder: dark ? '#47545f' : '#bcc6d0',
            colorBorderSecondary: palette.line,
            borderRadius: 4,
            fontFamily: FONTS,
            fontSize: 14,
            controlHeight: 32,
            wireframe: false,
          },
          components: {
            Layout: { siderBg: palette.surface, headerBg: palette.surface, bodyBg: palette.ground },
            Menu: {
              itemSelectedBg: dark ? '#223648' : '#e4edf6',
              itemSelectedColor: palette.primary,
              itemHeight: 38,
              itemBorderRadius: 4,
              activeBarBorderWidth: 0,
            },
            // White on the light blue of the dark appearance cannot be read.
            Button: { primaryColor: dark ? '#0b1620' : '#ffffff' },
            Tabs: { itemSelectedColor: palette.primary, itemHoverColor: palette.primary },
            Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, headerBg: palette.raised },
            Card: { bodyPadding: 16, headerHeight: 44 },
          },
        }}
      >
        {children}
      </ConfigProvider>
    </AppearanceContext>
  );
}

export function useAppearance(): AppearanceChoice {
  const choice = use(AppearanceContext);
  if (choice === undefined) throw new Error('useAppearance outside AppearanceProvider');
  return choice;
}

export const usePalette = (): Palette => useAppearance().palette;
