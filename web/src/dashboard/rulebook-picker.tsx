import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { rulebooksQuery } from '../api/rulebooks.ts';
import type { ScoreGroup } from '../api/scores.ts';
import { useSay } from '../i18n/language.tsx';

interface RulebookPickerProps {
  /** That were judged by in the period. */
  readonly scores: readonly ScoreGroup[];
  readonly shown: string | undefined;
  readonly onChange: (rulebook: string) => void;
}

/** By which rulebook is shown what follows, where a period was judged by several: they are never summed. */
export function RulebookPicker({ scores, shown, onChange }: RulebookPickerProps) {
  const t = useSay();
  const { data } = useQuery(rulebooksQuery);
  if (scores.length < 2 || shown === undefined) return null;
  const titleOf = (id: string) => {
    const book = data?.rulebooks.find(({ rulebook }) => rulebook === id);
    return book === undefined ? id : t.of(book.title);
  };
  return (
    <div className="rulebook-picker">
      <Segmented<string>
        aria-label={t('规范', 'Rulebook')}
        value={shown}
        onChange={onChange}
        options={scores.flatMap(({ rulebook }) =>
          rulebook === undefined ? [] : [{ value: rulebook, label: titleOf(rulebook) }],
        )}
      />
      <p className="muted small">
        {t(
          '这段时间按多部规范评分：各部分列，不相加。大厅应在设置（rulebooks）里选定一部。',
          'This period was judged by several rulebooks: each is shown by itself, never summed. Choose one in the settings (rulebooks).',
        )}
      </p>
    </div>
  );
}
