import type { Finding } from '../api/findings.ts';
import type { Judgement } from './judge-panel.tsx';

interface Judging {
  readonly judged: ReadonlySet<number>;
  readonly busy: boolean;
  readonly last: number | undefined;
  readonly judge: (finding: Finding, judgement: Judgement) => void;
  readonly undo: (open: (id: number) => void) => void;
}

const NONE: ReadonlySet<number> = new Set();

export function useJudging(): Judging {
  return { judged: NONE, busy: false, last: undefined, judge: () => {}, undo: () => {} };
}
