import { VERDICT_WORDING } from '../../../src/contract/verdict.ts';
import type { Score } from '../api/scores.ts';
import { useSay } from '../i18n/language.tsx';

interface ScoreTilesProps {
  readonly total: Score;
  readonly review: { readonly open: number; readonly done: number };
}

const SHOWN = ['met', 'not-met', 'needs-review', 'not-assessable'] as const;

/** How much kept to the rules, how much of it could be seen, and how much of it people have looked at. */
export function ScoreTiles({ total, review }: ScoreTilesProps) {
  const t = useSay();
  const { counts } = total;
  const asked = review.open + review.done;
  const all = SHOWN.reduce((sum, verdict) => sum + counts[verdict], 0);
  return (
    <div className="tiles">
      <ShareTile
        label={t('达标率', 'Compliance')}
        share={total.complianceRate}
        note={t(
          `${counts.met} / ${counts.met + counts['not-met']} 条`,
          `${counts.met} of ${counts.met + counts['not-met']}`,
        )}
      />
      <ShareTile
        label={t('覆盖率', 'Coverage')}
        share={total.coverage}
        note={t('适用的判定中，看得清、判得了的', 'of what applied, could be judged')}
      />
      <div className="panel tile">
        <div className="label">{t('复核进度', 'Reviewed')}</div>
        <div className="value numeric">{asked === 0 ? '–' : `${((review.done / asked) * 100).toFixed(1)}%`}</div>
        <div className="note">{t(`待复核 ${review.open} 条`, `${review.open} wait`)}</div>
      </div>
      <div className="panel tile">
        <div className="label">{t('全部判定', 'All findings')}</div>
        <div
          className="share-bar"
          role="img"
          aria-label={SHOWN.map((v) => `${t.of(VERDICT_WORDING[v])} ${counts[v]}`).join('，')}
        >
          {SHOWN.map((verdict) => (
            <span
              key={verdict}
              style={{ width: `${(counts[verdict] / Math.max(1, all)) * 100}%`, background: `var(--${verdict})` }}
            />
          ))}
        </div>
        <div className="note verdict-counts">
          {SHOWN.map((verdict) => (
            <span key={verdict}>
              <i style={{ background: `var(--${verdict})` }} />
              {t.of(VERDICT_WORDING[verdict])} {counts[verdict]}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

interface ShareTileProps {
  readonly label: string;
  readonly share: Score['coverage'];
  readonly note: string;
}

function ShareTile({ label, share, note }: ShareTileProps) {
  const t = useSay();
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
  return (
    <div className="panel tile">
      <div className="label">{label}</div>
      <div className="value numeric">
        {share.available ? percent(share.value) : '–'}
        {share.available && (
          <small>
            {percent(share.low)}–{percent(share.high)}
          </small>
        )}
      </div>
      <div className="note">{share.available ? note : t('没有可计入的判定', 'nothing to count')}</div>
    </div>
  );
}
