import type { IgnoredStretch, TruthEvent } from '../../../bench/accuracy/truth.ts';
import type { Milliseconds } from '../../../src/core/units.ts';
import type { EventType } from '../../../src/events/catalog.ts';
import type { Body } from '../body/body.ts';
import type { Build } from '../body/build.ts';
import { pulse } from '../samples.ts';

/** What people at a counter do for some seconds, whatever their build, and what of it is an event. */
export interface Scenario {
  readonly durationMs: Milliseconds;
  readonly clerk: (tMs: Milliseconds, build: Build) => Partial<Body>;
  /** Absent where nobody stands at the counter. */
  readonly citizen?: (tMs: Milliseconds) => Partial<Body>;
  readonly truth: (build: Build) => readonly TruthEvent[];
  readonly ignore?: readonly IgnoredStretch[];
}

export const DURATION_MS: Milliseconds = 14_000;
/** When what a scenario is about begins: late enough for a baseline. */
export const START_MS: Milliseconds = 6000;

export const clerkDoes = (
  type: EventType,
  startMs: Milliseconds,
  endMs: Milliseconds,
  more: Partial<TruthEvent> = {},
) => ({ type, person: 'clerk', startMs, endMs, ...more }) satisfies TruthEvent;

/** For scenarios that leave the stance as it is: nothing but the stance happens. */
export const staying = (
  stance: 'standing' | 'seated',
  clerk: Scenario['clerk'],
  acts: (build: Build) => readonly TruthEvent[] = () => [],
  ignore: readonly IgnoredStretch[] = [],
): Scenario => ({
  durationMs: DURATION_MS,
  clerk: (tMs, build) => ({
    hipHeightM: stance === 'standing' ? build.standingHipsM : build.seatedHipsM,
    ...clerk(tMs, build),
  }),
  truth: (build) => [clerkDoes(stance, 0, DURATION_MS), ...acts(build)],
  ignore,
});

/** 0, then 1 from `START_MS` for `lastsMs`, then 0; both flanks within. */
export const during = (tMs: Milliseconds, lastsMs: Milliseconds, flankMs: Milliseconds = 700): number =>
  pulse(tMs, START_MS, START_MS + lastsMs, flankMs);
