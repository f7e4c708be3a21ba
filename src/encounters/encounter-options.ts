import type { Milliseconds } from '../core/units.ts';

/** How presences and handovers are combined into encounters. All are lengths of presentation time. */
export interface EncounterOptions {
  /** A citizen of the same track id who is back within this time has not left. */
  readonly sameCitizenGapMs: Milliseconds;
  /**
   * A citizen who vanishes without turning away and another who appears within this time are one person with a new
   * track id.
   */
  readonly changedTrackGapMs: Milliseconds;
  /** While a track id changes, the old and the new one may be reported side by side for this long. */
  readonly changedTrackOverlapMs: Milliseconds;
  /** A presence shorter than this, without a handover, is a passer-by. */
  readonly passerByMs: Milliseconds;
  /** The same for a presence that the footage cuts off, because more of it lies outside. */
  readonly cutPasserByMs: Milliseconds;
  /** Arrival begins this long before the citizen is at the counter: the clerk may rise while the citizen approaches. */
  readonly approachMs: Milliseconds;
  /** A clerk who stands up, or is standing, within this time of the citizen's arrival stands up to greet. */
  readonly greetingMs: Milliseconds;
  /** Longest arrival, counted from when the citizen is at the counter. */
  readonly longestArrivalMs: Milliseconds;
  /** Where no papers are returned, farewell begins this long before the citizen turns away. */
  readonly leaveTakingMs: Milliseconds;
  /** Farewell lasts this long after the citizen is gone. */
  readonly afterLeavingMs: Milliseconds;
  /** A handover this far outside a presence still belongs to it, because the borders of events are uncertain. */
  readonly handoverSlackMs: Milliseconds;
  /** A phase shorter than this is joined to the phase before it. */
  readonly shortestPhaseMs: Milliseconds;
  /** A presence that begins or ends this close to the footage's border is cut off by it. */
  readonly footageBorderMs: Milliseconds;
  /** The same at a gap: while little moves, a picture a second is analysed, and whoever is there has to be found again. */
  readonly gapBorderMs: Milliseconds;
  /** A turn away that is over at most this long before a presence ends, ends it. */
  readonly turnBorderMs: Milliseconds;
  /** A call at most this long before the citizen is at the counter is the call that brought this citizen. */
  readonly longestWayMs: Milliseconds;
  /** A citizen away from the counter for at most this long, while the same number is served, is the same citizen. */
  readonly longestBreakMs: Milliseconds;
}

/**
 * No clause sets these. Assumption, from how long acts at a counter take: a walking person covers the last three metres
 * in about 3 s; standing up or sitting down takes 0.6–1 s; a raised hand, a bow and a word of welcome take 4–6 s;
 * bending to a bag or standing behind a taller person hides somebody for a few seconds; the shortest question with its
 * answer takes about 6 s; the seats of a hall are within a minute's walk; copying a document takes a few minutes.
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
  gapBorderMs: 2_000,
  turnBorderMs: 300,
  longestWayMs: 60_000,
  longestBreakMs: 300_000,
};

/**
 * The default options with some changed.
 * @throws RangeError naming every option that is not a length of time of 0 or more
 */
export function encounterOptions(changes: Partial<EncounterOptions> = {}): EncounterOptions {
  const options = { ...DEFAULT_ENCOUNTER_OPTIONS, ...changes };
  const wrong = Object.entries(options).filter(([, ms]) => !Number.isFinite(ms) || ms < 0);
  if (wrong.length > 0)
    throw new RangeError(
      `encounter options must be milliseconds of 0 or more: ${wrong.map(([name, ms]) => `${name} = ${ms}`).join(', ')}`,
    );
  return options;
}
