import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { CheckedFrame } from './checked-frames.ts';
import { PICTURE_FAULT } from './picture-fault-parameters.ts';

const { frozen } = PICTURE_FAULT;

interface Run {
  /** Number of its first check. */
  readonly first: number;
  /** Number of its last check without any change. */
  last: number;
  checks: number;
  unchanged: number;
}

/**
 * Where one picture is shown again and again. A still clerk at an idle counter is none: noise of the sensor changes the
 * picture, if only at key pictures. Those of a frozen one change it less, and between them nothing changes at all.
 */
export function frozenPictures(checked: readonly CheckedFrame[]): Interval[] {
  const found: Interval[] = [];
  let run: Run | undefined;
  const close = () => {
    if (run && lastsLong(checked, run)) {
      const startMs = Math.max(frozeMs(checked, run.first), found.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY);
      found.push({ startMs, endMs: checked[run.last]!.tMs });
    }
    run = undefined;
  };
  for (const [i, { check }] of checked.entries()) {
    const isSame = isUnchanged(check.changedShare);
    if (check.changedShare > frozen.recodedShare) close();
    else if (run) {
      run.checks++;
      if (isSame) {
        run.unchanged++;
        run.last = i;
      }
      if (run.unchanged < frozen.unchangedChecksShare * run.checks) close();
    } else if (isSame) run = { first: i, last: i, checks: 1, unchanged: 1 };
  }
  close();
  return found;
}

const isUnchanged = (changedShare: number | undefined): boolean =>
  changedShare !== undefined && changedShare <= frozen.unchangedShare;

const lastsLong = (checked: readonly CheckedFrame[], { first, last }: Run): boolean =>
  checked[last]!.tMs - checked[first]!.sinceMs >= frozen.shortestMs;

/** The first key pictures of a frozen picture may change much, until its coding has settled: it froze before them. */
function frozeMs(checked: readonly CheckedFrame[], settled: number): Milliseconds {
  const isSame = (i: number) => isUnchanged(checked[i]?.check.changedShare);
  let first = settled;
  for (let keys = 0; keys < frozen.settlingKeyPictures && isSame(first - 2); keys++) {
    first -= 2;
    while (isSame(first - 1)) first--;
  }
  return checked[first]!.sinceMs;
}
