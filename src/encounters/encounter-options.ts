import type { Milliseconds } from '../core/units.ts';

/** How presences and handovers are read as encounters. All are lengths of presentation time. */
export interface EncounterOptions {
  /** A citizen of the same track id who is back within this time has not left. */
  readonly sameCitizenGapMs: Milliseconds;
  /** A citizen who vanishes without turning away and "another" who appears within this time are one: the track id changed. */
  readonly changedTrackGapMs: Milliseconds;
  /** Old and new track id may be reported side by side for this long when an id changes. */
  readonly changedTrackOverlapMs: Milliseconds;
  /** Shorter presence without a handover is a passer-by. */
  readonly passerByMs: Milliseconds;
  /** The same where the footage cuts the presence off: more of it lies outside. */
  readonly cutPasserByMs: Milliseconds;
  /** Arrival begins this long before the citizen is at the counter: the clerk may rise while he approaches. */
  readonly approachMs: Milliseconds;
  /** A clerk who is up, or rises, within this time of the citizen's coming rises for him. */
  readonly greetingMs: Milliseconds;
  /** The longest arrival after the citizen is at the counter. */
  readonly longestArrivalMs: Milliseconds;
  /** Without a return of papers, farewell begins this long before the citizen turns away. */
  readonly leaveTakingMs: Milliseconds;
  /** Farewell goes on for this long after the citizen is gone. */
  readonly afterLeavingMs: Milliseconds;
  /** A handover this far outside a presence still belongs to it: borders of events are uncertain. */
  readonly handoverSlackMs: Milliseconds;
  /** A phase shorter than this is given to the phase before it. */
  readonly shortestPhaseMs: Milliseconds;
  /** Presence that touches the footage's border this closely is cut off by it. */
  readonly footageBorderMs: Milliseconds;
  /** A call this long before the citizen is at the counter is the call to which he came. */
  readonly longestWayMs: Milliseconds;
  /** A citizen away from the counter for no longer, while his number is served, is back, and not the next. */
  readonly longestBreakMs: Milliseconds;
}

/**
 * No clause sets these. They come from how long acts at a counter take: a walking person covers the last three metres
 * in about 3 s; rising or sitting takes 0.6–1 s; a raised hand, bow and word of welcome take 4–6 s; bending to a bag or
 * standing behind a taller neighbour hides somebody for a few seconds; the shortest question with its answer takes about 6 s;
 * the seats of a hall are within a minute's walk; copying a paper takes a few minutes.
 */
const DEFAULT_ENCOUNTER_OPTIONS: EncounterOptions = {
  sameCitizenGapMs: 15_000,
  changedTrackGapMs: 2_000,
  changedTrackOverlapMs: 400,
  passerByMs: 6_000,
  cutPasserByMs: 3_000,
  approachMs: 3_000,
  greetingMs: 5_000,
  longestArrivalMs: 15_000,
  leaveTakingMs: 3_000,
  afterLeavingMs: 5_000,
  handoverSlackMs: 1_000,
  shortestPhaseMs: 700,
  footageBorderMs: 300,
  longestWayMs: 60_000,
  longestBreakMs: 300_000,
};

/** Throws a RangeError that names every option that is not a length of time. */
export function encounterOptions(changes: Partial<EncounterOptions> = {}): EncounterOptions {
  const options = { ...DEFAULT_ENCOUNTER_OPTIONS, ...changes };
  const wrong = Object.entries(options).filter(([, ms]) => !Number.isFinite(ms) || ms < 0);
  if (wrong.length > 0)
    throw new RangeError(
      `encounter options must be milliseconds of 0 or more: ${wrong.map(([name, ms]) => `${name} = ${ms}`).join(', ')}`,
    );
  return options;
}
