import { Segmented } from 'antd';
import { VERDICT_WORDING } from '../../../src/contract/verdict.ts';
import { useSay } from '../i18n/language.tsx';
import { KeyHint } from '../keyboard/key-hint.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import type { DueCheck } from './use-due-checks.ts';

const ANSWERS = ['met', 'not-met', 'not-applicable'] as const;
export type Answer = (typeof ANSWERS)[number];

interface Props {
  readonly checks: readonly DueCheck[];
  readonly current: string | undefined;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly choose: (key: string) => void;
  readonly answer: (key: string, answer: Answer) => void;
}

/** The clauses to check, one key for each answer; an answer brings the next clause. */
export function CheckList({ checks, current, answers, choose, answer }: Props) {
  const t = useSay();
  const at = checks.findIndex(({ key }) => key === current);
  const step = (by: number) => {
    const next = checks[at + by];
    if (next) choose(next.key);
  };
  useShortcuts(t('人工检查', 'Manual checks'), [
    ...ANSWERS.map((verdict, i) => ({
      keys: [String(i + 1)],
      label: t.of(VERDICT_WORDING[verdict]),
      run: () => current !== undefined && answer(current, verdict),
    })),
    { keys: ['j', 'ArrowDown'], label: t('下一条', 'Next clause'), run: () => step(1) },
    { keys: ['k', 'ArrowUp'], label: t('上一条', 'Previous clause'), run: () => step(-1) },
  ]);

  return (
    <div className="manual-list">
      {checks.map(({ key, clause, moment }) => (
        <div key={key} className={key === current ? 'manual-clause manual-current' : 'manual-clause'}>
          <button type="button" className="manual-wording" aria-current={key === current} onClick={() => choose(key)}>
            {t.of(clause.wording)}
            <span className="muted small">
              {' '}
              {clause.source.section}
              {moment ? '' : t(' · 无画面', ' · no picture')}
            </span>
          </button>
          <Segmented<Answer | ''>
            size="small"
            value={answers.get(key) ?? ''}
            aria-label={t.of(clause.wording)}
            options={ANSWERS.map((value, i) => ({
              value,
              label: (
                <>
                  {t.of(VERDICT_WORDING[value])}
                  {key === current && <KeyHint keys={String(i + 1)} />}
                </>
              ),
            }))}
            onChange={(value) => value !== '' && answer(key, value)}
          />
        </div>
      ))}
    </div>
  );
}
