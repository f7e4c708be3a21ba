import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Segmented } from 'antd';
import { useState } from 'react';
import { deleteTraining, type Training, trainingsQuery } from '../api/scores.ts';
import { useSession } from '../session/session.tsx';
import '../charts/charts.css';
import { useSay } from '../i18n/language.tsx';
import { AddTraining } from './add-training.tsx';
import { TrainingRow } from './training-row.tsx';

const SPANS = [7, 14, 30, 90] as const;
const USUAL_SPAN = 30;

interface TrainingEffectsProps {
  readonly trainings: readonly Training[];
  readonly window: string | undefined;
  /** By which the rates are. */
  readonly rulebook: string | undefined;
}

/** The rate of compliance before and after each training, and what may be said of the difference. */
export function TrainingEffects({ trainings, window, rulebook }: TrainingEffectsProps) {
  const t = useSay();
  const { may } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [days, setDays] = useState<number>(USUAL_SPAN);
  const remove = useMutation({
    mutationFn: deleteTraining,
    onSuccess: () => queries.invalidateQueries({ queryKey: trainingsQuery.queryKey }),
    onError: (error) => void message.error(error.message),
  });
  return (
    <div className="stack">
      <div className="row">
        <Segmented<number>
          value={days}
          onChange={setDays}
          options={SPANS.map((value) => ({ value, label: t(`前后各 ${value} 天`, `${value} days each`) }))}
        />
        {may('shift:write') && <AddTraining window={window} />}
      </div>
      {trainings.length === 0 ? (
        <p className="muted">{t('还没有标记培训', 'No training has been marked yet')}</p>
      ) : (
        <table className="interval-table">
          <thead>
            <tr>
              <th>{t('日期', 'Day')}</th>
              <th>{t('培训', 'Training')}</th>
              <th>{t('范围', 'Of')}</th>
              <th className="numeric">{t('培训前', 'Before')}</th>
              <th className="numeric">{t('培训后', 'After')}</th>
              <th className="numeric">{t('变化（95% 置信区间）', 'Difference (95 % interval)')}</th>
              <th>{t('结论', 'In words')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {trainings.map((training) => (
              <TrainingRow
                key={training.id}
                training={training}
                days={days}
                rulebook={rulebook}
                onRemove={may('shift:write') ? () => remove.mutate(training.id) : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
