import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type RetentionKind, retentionQuery, setRetention } from '../api/retention.ts';
import '../charts/charts.css';
import { useSay } from '../i18n/language.tsx';
import { RetentionRow } from './retention-row.tsx';

/** How long each kind is kept, what would be deleted by it, and what is on hold whatever its age. */
export function RetentionTab() {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [tried, setTried] = useState<Readonly<Partial<Record<RetentionKind, number>>>>({});
  const { data } = useQuery(retentionQuery(tried));
  const set = useMutation({
    mutationFn: ({ kind, days }: { readonly kind: RetentionKind; readonly days: number }) => setRetention(kind, days),
    onSuccess: async ({ kind }) => {
      const { [kind]: _, ...others } = tried;
      setTried(others);
      void message.success(t('已保存，今晚的清理按新期限', 'Saved: tonight’s clearing goes by it'));
      await queries.invalidateQueries({ queryKey: ['retention'] });
    },
    onError: (error) => void message.error(error.message),
  });
  if (data === undefined) return <Skeleton active />;
  return (
    <div className="stack">
      <table className="interval-table">
        <thead>
          <tr>
            <th>{t('种类', 'Kind')}</th>
            <th>{t('保存', 'Kept for')}</th>
            <th>{t('按此期限，现在会删除', 'By that, deleted now')}</th>
            <th>{t('由谁设置', 'Set by')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {data.rules.map((rule) => (
            <RetentionRow
              key={rule.kind}
              rule={rule}
              days={tried[rule.kind] ?? rule.days}
              onTry={(days) => setTried({ ...tried, [rule.kind]: days })}
              onSet={(days) => set.mutate({ kind: rule.kind, days })}
            />
          ))}
        </tbody>
      </table>
      <p className="muted">
        {t(
          '判定、复核、申诉、得分和审计日志不删除。原始录像由录像机保管，本系统不删。',
          'Verdicts, reviews, appeals, scores and the audit log are never deleted. Recordings belong to the recorder and are not touched.',
        )}
      </p>
      <h2>{t('保留清单（申诉未决）', 'On hold: appeals not decided')}</h2>
      {data.holds.length === 0 ? (
        <p className="muted">{t('没有', 'None')}</p>
      ) : (
        <table className="interval-table">
          <thead>
            <tr>
              <th>{t('申诉', 'Appeal')}</th>
              <th>{t('窗口', 'Window')}</th>
              <th>{t('录像', 'Recording')}</th>
              <th>{t('自', 'Since')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {data.holds.map(({ appealId, findingId, window, recording, since }) => (
              <tr key={appealId}>
                <td>#{appealId}</td>
                <td>{window}</td>
                <td>{recording}</td>
                <td className="nowrap">{since.slice(0, 16).replace('T', ' ')}</td>
                <td>
                  <Link to={`/findings/${findingId}`}>{t('看判定', 'Finding')}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
