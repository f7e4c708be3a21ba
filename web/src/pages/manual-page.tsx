import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { checksQuery, type NewCheck, recordCheck } from '../api/checks.ts';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';
import { CheckHistory } from '../manual/check-history.tsx';
import { type Answer, CheckList } from '../manual/check-list.tsx';
import '../manual/manual.css';
import { MomentPicture } from '../manual/moment-picture.tsx';
import { useDueChecks } from '../manual/use-due-checks.ts';
import { useChosenWindow, WindowChoice } from '../places/chosen-window.tsx';
import { rfc3339 } from '../time/hall-clock.ts';

/** Clauses that no camera decides: uniform, badge, hair. A person looks at the still, or goes and looks. */
export function ManualPage() {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const window = useChosenWindow();
  const { place } = window;
  const due = useDueChecks(place);
  const { data: history } = useQuery(checksQuery);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const [chosen, setChosen] = useState<string>();
  const [note, setNote] = useState('');
  const current = due.find(({ key }) => key === chosen) ?? due[0];
  const answered = due.filter(({ key }) => answers.has(key));

  const record = useMutation({
    mutationFn: async () => {
      const now = rfc3339(Date.now());
      for (const { key, clause, moment } of answered) {
        const at = moment?.startAt ?? now;
        const verdict = answers.get(key)!;
        const check = { windowId: place!.id, rulebook: clause.rulebook, clause: clause.clause, at, verdict, note };
        await recordCheck(check satisfies NewCheck);
      }
    },
    onSuccess: async () => {
      void message.success(t(`已记录 ${answered.length} 项`, `${answered.length} recorded`));
      setAnswers(new Map());
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
            setAnswers(new Map());
            setChosen(undefined);
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
            <MomentPicture place={place} check={current} otherwise={window.camera?.still} />
            <CheckHistory checks={history?.checks.filter(({ windowId }) => windowId === place.id) ?? []} />
          </div>
          <section className="panel panel-pad stack">
            <h2>{t('逐条检查', 'Clause by clause')}</h2>
            <CheckList
              checks={due}
              current={current?.key}
              answers={answers}
              choose={setChosen}
              answer={(key, verdict) => {
                setAnswers(new Map(answers).set(key, verdict));
                setChosen(due[due.findIndex((check) => check.key === key) + 1]?.key ?? key);
              }}
            />
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
