import { VERDICT_WORDING, type Verdict } from '../../../src/contract/verdict.ts';
import { useSay } from '../i18n/language.tsx';
import { usePalette } from '../theme/appearance.tsx';
import './review.css';

/** A shape each, so that nothing hangs on colour alone. */
const SHAPE: Readonly<Record<Verdict, string>> = {
  met: 'M2.5 7.2 5.6 10.3 11.5 3.7',
  'not-met': 'M3 3 11 11M11 3 3 11',
  'needs-review': 'M4.6 5a2.5 2.5 0 1 1 3.4 2.3c-.7.3-1 .7-1 1.4M7 11.3v.1',
  'not-assessable': 'M1.5 7c2.5-4 8.5-4 11 0-2.5 4-8.5 4-11 0M3 12 11 2',
  'not-applicable': 'M3 7h8',
};

export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const palette = usePalette();
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path
        d={SHAPE[verdict]}
        fill="none"
        stroke={palette.verdict[verdict]}
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function VerdictChip({ verdict }: { readonly verdict: Verdict }) {
  const t = useSay();
  return (
    <span className="verdict" style={{ color: `var(--${verdict})` }}>
      <VerdictMark verdict={verdict} />
      {t.of(VERDICT_WORDING[verdict])}
    </span>
  );
}
