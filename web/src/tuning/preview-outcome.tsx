import { Alert, Empty, Spin } from 'antd';
import { Link } from 'react-router';
import type { Preview } from '../api/tuning.ts';
import '../charts/charts.css';
import '../dashboard/dashboard.css';
import { useSay } from '../i18n/language.tsx';
import { VerdictChip } from '../review/verdict-chip.tsx';

interface PreviewOutcomeProps {
  readonly preview: Preview | undefined;
  readonly busy: boolean;
  readonly problem: string | undefined;
}

/** What would change, and whether people had agreed with it before. */
export function PreviewOutcome({ preview, busy, problem }: PreviewOutcomeProps) {
  const t = useSay();
  if (problem !== undefined) return <Alert type="error" title={problem} />;
  if (preview === undefined) return <Spin />;
  const changes = preview.transitions.reduce((sum, { count }) => sum + count, 0);
  const { reviewed } = preview;
  return (
    <section className="panel panel-pad stack" aria-live="polite" aria-busy={busy}>
      <div className="tuning-figures">
        <div>
          <div className="big-value numeric">{changes}</div>
          <div className="muted">
            {t(`条判定会改变（共 ${preview.findings} 条）`, `of ${preview.findings} verdicts would change`)}
          </div>
        </div>
        <div>
          <div className="big-value numeric">
            {reviewed.rightBefore} → {reviewed.rightAfter}
          </div>
          <div className="muted">
            {t(
              `与人工复核一致（共 ${reviewed.findings} 条）`,
              `of ${reviewed.findings} reviewed are as reviewers said`,
            )}
          </div>
        </div>
        <Spin size="small" spinning={busy} />
      </div>
      {!preview.allRuns && (
        <Alert
          type="info"
          title={t(
            `只重算了最近 ${preview.runs} 段录像`,
            `Only the newest ${preview.runs} recordings were judged again`,
          )}
        />
      )}
      <div className="stack">
        {preview.transitions.map(({ before, after, count }) => (
          <div key={`${before} ${after}`} className="row">
            <VerdictChip verdict={before} /> → <VerdictChip verdict={after} />
            <strong className="numeric">{count}</strong>
          </div>
        ))}
      </div>
      {changes === 0 ? (
        <Empty description={t('移动左边的标准值，看哪些判定会变', 'Move a threshold to see which verdicts change')} />
      ) : (
        <div className="scroll-y">
          <table className="interval-table">
            <thead>
              <tr>
                <th>{t('窗口与时刻', 'Window and time')}</th>
                <th>{t('现在', 'Now')}</th>
                <th>{t('之后', 'Then')}</th>
                <th>{t('人工复核', 'Reviewers')}</th>
              </tr>
            </thead>
            <tbody>
              {preview.changed.map(({ finding, after }) => (
                <tr key={finding.id}>
                  <td>
                    <Link to={`/findings/${finding.id}`}>
                      {finding.window} {finding.startAt?.slice(5, 16).replace('T', ' ')}
                    </Link>
                  </td>
                  <td>
                    <VerdictChip verdict={finding.verdict} />
                  </td>
                  <td>
                    <VerdictChip verdict={after} />
                  </td>
                  <td>
                    {finding.review.verdict === undefined ? (
                      <span className="muted">{t('未复核', 'open')}</span>
                    ) : (
                      <VerdictChip verdict={finding.review.verdict} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
