import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { VERDICT_WORDING } from '../../../src/contract/verdict.ts';
import { checksQuery, type NewCheck, recordCheck } from '../api/checks.ts';
import { type Clause, clausesQuery, rulebooksQuery } from '../api/rulebooks.ts';
import { useSay } from '../i18n/language.tsx';
import { CheckHistory } from '../manual/check-history.tsx';
import '../manual/manual.css';
import { PageFrame } from '../layout/page-frame.tsx';
import { useChosenWindow, WindowChoice } from '../places/chosen-window.tsx';
import { rfc3339 } from '../time/hall-clock.ts';

const ANSWERS = ['met', 'not-met', 'not-applicable'] as const;
type Answer = (typeof ANSWERS)[number];
const keyOf = (clause: Clause): string => `${clause.rulebook} ${clause.clause}`;

/** Clauses that no camera decides: uniform, badge, hair. A person looks at the still, or goes and looks. */
export function ManualPage() {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const window = useChosenWindow();
  const { place } = window;
  const { data: rulebooks } = useQuery(rulebooksQuery);
  const { data: history } = useQuery(checksQuery);
  const lists = useQueries({ queries: (rulebooks?.rulebooks ?? []).map(({ rulebook }) => clausesQuery(rulebook)) });
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [note, setNote] = useState('');

  const still = window.camera?.still;
  const clauses = lists
    .flatMap(({ data }) => data?.clauses ?? [])
    .filter(({ judgement, validTo }) => !judgement.automatic && judgement.why === 'manual-check' && !validTo);
  const answered = clauses.filter((clause) => answers[keyOf(clause)] !== undefined);

  const record = useMutation({
    mutationFn: async () => {
      const at = rfc3339(Date.now());
      for (const clause of answered) {
        const verdict = answers[keyOf(clause)]!;
        const check = { windowId: place!.id, rulebook: clause.rulebook, clause: clause.clause, at, verdict, note };
        await recordCheck(check satisfies NewCheck);
      }
    },
    onSuccess: async () => {
      void message.success(t(`已记录 ${answered.length} 项`, `${answered.length} recorded`));
      setAnswers({});
      setNote('');
      await queries.invalidateQueries({ queryKey: checksQuery.queryKey });
    },
    onError: (error) => void message.error(error.message),
  });

  return (
    <PageFrame
      title={t('人工检查', 'Manual checks')}
      tools={
        <WindowChoice
          {...window}
          choose={(id) => {
            setAnswers({});
            window.choose(id);
          }}
        />
      }
    >
      {place === undefined ? (
        <Skeleton active />
      ) : (
        <div className="manual-columns">
          <div className="stack">
            <div className="panel panel-pad">
              {still === undefined ? (
                <p className="muted">{t('还没有这个窗口的画面', 'No picture of this window yet')}</p>
              ) : (
                <img
                  className="manual-still"
                  src={still}
                  alt={t(`窗口 ${place.window} 最近的画面`, `Newest picture of window ${place.window}`)}
                />
              )}
            </div>
            <CheckHistory checks={history?.checks.filter(({ windowId }) => windowId === place.id) ?? []} />
          </div>
          <section className="panel panel-pad stack">
            <h2>{t('逐条检查', 'Clause by clause')}</h2>
            <div className="manual-list">
              {clauses.map((clause) => (
                <div key={keyOf(clause)} className="manual-clause">
                  <span>
                    {t.of(clause.wording)}
                    <span className="muted small"> {clause.source.section}</span>
                  </span>
                  <Segmented<Answer | ''>
                    size="small"
                    value={answers[keyOf(clause)] ?? ''}
                    aria-label={t.of(clause.wording)}
                    options={ANSWERS.map((value) => ({ value, label: t.of(VERDICT_WORDING[value]) }))}
                    onChange={(value) => value !== '' && setAnswers({ ...answers, [keyOf(clause)]: value })}
                  />
                </div>
              ))}
            </div>
            <Input.TextArea
              rows={2}
              value={note}
              onChange={(e) => setNote(e.target.value)}
              placeholder={t('备注', 'Note')}
              aria-label={t('备注', 'Note')}
            />
            <Button
              type="primary"
              disabled={answered.length === 0}
              loading={record.isPending}
              onClick={() => record.mutate()}
            >
              {t(`记录 ${answered.length} 项`, `Record ${answered.length}`)}
            </Button>
          </section>
        </div>
      )}
    </PageFrame>
  );
}
