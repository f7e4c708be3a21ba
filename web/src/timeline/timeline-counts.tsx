import { Fragment } from 'react';
import { VERDICT_WORDING, type Verdict } from '../../../src/contract/verdict.ts';
import type { WindowTimeline } from '../api/timeline.ts';
import { useSay } from '../i18n/language.tsx';
import { VerdictMark } from '../review/verdict-chip.tsx';

const COUNTED = ['met', 'not-met', 'needs-review', 'not-assessable'] as const;

/** What the shown days hold, as it stands after review; and how the mouse moves through them. */
export function TimelineCounts({ timeline }: { readonly timeline: WindowTimeline }) {
  const t = useSay();
  const ids = [...new Set(timeline.findings.map(({ rulebook }) => rulebook))];
  return (
    <div className="panel">
      <dl className="timeline-counts">
        <dt>{t('接待', 'Encounters')}</dt>
        <dd className="numeric">{timeline.encounters.length}</dd>
        <dt>{t('事件', 'Events')}</dt>
        <dd className="numeric">{timeline.events.length}</dd>
        {(ids.length === 0 ? [''] : ids).map((rulebook) => (
          <Fragment key={rulebook}>
            {ids.length > 1 && (
              <>
                <dt className="muted small">{t('规范', 'Rulebook')}</dt>
                <dd className="muted small">{rulebook}</dd>
              </>
            )}
            {COUNTED.map((verdict) => (
              <Count key={verdict} verdict={verdict} count={countOf(timeline, rulebook, verdict)} />
            ))}
          </Fragment>
        ))}
      </dl>
      <p className="muted small timeline-hint">
        {t(
          '滚轮缩放，拖动平移，Shift+拖动选取时段后可导出',
          'Wheel zooms, drag pans, Shift+drag marks a stretch to export',
        )}
      </p>
    </div>
  );
}

const countOf = ({ findings }: WindowTimeline, rulebook: string, verdict: Verdict): number =>
  findings.filter((finding) => finding.rulebook === rulebook && (finding.review.verdict ?? finding.verdict) === verdict)
    .length;

function Count({ verdict, count }: { readonly verdict: (typeof COUNTED)[number]; readonly count: number }) {
  const t = useSay();
  return (
    <>
      <dt className="verdict">
        <VerdictMark verdict={verdict} /> {t.of(VERDICT_WORDING[verdict])}
      </dt>
      <dd className="numeric">{count}</dd>
    </>
  );
}
