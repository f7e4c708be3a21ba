import { REASON_WORDING } from '../../../src/contract/finding-reason.ts';
import { REASON_REMEDY } from '../../../src/contract/finding-remedy.ts';
import {
  OBSERVABLE_QUANTITIES,
  type ObservableQuantity,
  QUANTITY_WORDING,
} from '../../../src/contract/observable-quantity.ts';
import type { Wording } from '../../../src/contract/wording.ts';
import { EVENT_CATALOG, type EventType } from '../../../src/events/catalog.ts';
import type { EventEntry } from '../../../src/events/event-entry.ts';
import type { components } from '../api/schema.ts';

type Measurements = components['schemas']['Measurements'];
type Gap = components['schemas']['Gap'];
type CurvePoint = components['schemas']['Curve']['points'][number];

/** `sometimes`: in some of the pictures, so that acts are judged that fall into them. */
export type Able = 'yes' | 'sometimes' | 'no';

export interface CameraAbility {
  readonly what: Wording;
  readonly able: Able;
  readonly why: Wording;
  /** What is told by it. */
  readonly acts: readonly Wording[];
  /** What a hall can do where it is not always told. */
  readonly remedy?: Wording | undefined;
}

/** Where more than this is hidden, verdicts say `not-assessable` (`maxHiddenShare` of the rulebooks). */
const MAX_HIDDEN_SHARE = 0.3;
/** Half of what lies between the grades of a bow: beyond it, angles go to review. */
const MAX_LEAN_UNCERTAINTY_DEG = 7.5;

/**
 * What a camera can and cannot judge, from what it last saw of the clerk. One criterion with the verdicts: the stretches in
 * which a quantity was hidden. Undefined where it saw no clerk.
 */
export function cameraAbilities(measurements: Measurements, gaps: readonly Gap[]): CameraAbility[] | undefined {
  const seenMs = measurements.frames
    .filter(({ people }) => people.some(({ role }) => role === 'clerk'))
    .map(({ tMs }) => tMs);
  if (seenMs.length === 0) return undefined;
  const ofClerk = gaps.filter(({ role }) => role === 'clerk');
  return OBSERVABLE_QUANTITIES.map((quantity) => {
    if (quantity === 'presence') return presence(seenMs.length / measurements.frames.length);
    const ability = abilityOf(quantity, seenMs, ofClerk);
    return quantity === 'trunk-lean' ? withAngle(ability, leanPoints(measurements)) : ability;
  });
}

/** Types that cannot be told without it. */
const actsOf = (quantity: ObservableQuantity): readonly Wording[] =>
  (Object.keys(EVENT_CATALOG) as EventType[]).flatMap((type) => {
    const { needs, role, wording }: EventEntry = EVENT_CATALOG[type];
    return role === 'clerk' && needs[0] === quantity ? [wording] : [];
  });

function abilityOf(quantity: ObservableQuantity, seenMs: readonly number[], gaps: readonly Gap[]): CameraAbility {
  const hiding = gaps.filter((gap) => gap.quantity === quantity || gap.quantity === 'presence');
  const reasons = seenMs.flatMap((tMs) => hiding.find(({ startMs, endMs }) => tMs >= startMs && tMs <= endMs) ?? []);
  const hiddenShare = reasons.length / seenMs.length;
  const reason = mostFrequent(reasons.map((gap) => gap.reason));
  const why = reason && REASON_WORDING[reason];
  const seen = pc(1 - hiddenShare);
  const isHeard = quantity === 'voice';
  return {
    what: QUANTITY_WORDING[quantity],
    able: hiddenShare <= MAX_HIDDEN_SHARE ? 'yes' : hiddenShare < 1 ? 'sometimes' : 'no',
    why: {
      zh: `${seen} 的画面里${isHeard ? '听' : '看'}得清${why ? `，其余多为：${why.zh}` : ''}`,
      en: `${isHeard ? 'heard' : 'seen'} in ${seen} of pictures${why ? `; the others mostly: ${why.en}` : ''}`,
    },
    acts: actsOf(quantity),
    ...(reason !== undefined && hiddenShare > MAX_HIDDEN_SHARE && { remedy: REASON_REMEDY[reason] }),
  };
}

const presence = (share: number): CameraAbility => ({
  what: QUANTITY_WORDING.presence,
  able: share > 0 ? 'yes' : 'no',
  why: { zh: `${pc(share)} 的画面里看到窗口人员`, en: `the clerk is seen in ${pc(share)} of pictures` },
  acts: actsOf('presence'),
});

/** Points at which the lean was measured. */
const leanPoints = ({ curves }: Measurements): CurvePoint[] =>
  curves.filter(({ role, quantity }) => role === 'clerk' && quantity === 'trunk-lean').flatMap(({ points }) => points);

/** An angle that is seen but uncertain goes to review. */
function withAngle(ability: CameraAbility, points: readonly CurvePoint[]): CameraAbility {
  const uncertain = points.flatMap(({ uncertainty }) => (uncertainty === undefined ? [] : [uncertainty]));
  if (uncertain.length === 0) return ability;
  // Where it is seen best: standing, which is when people bow.
  const leanDeg = quantile(uncertain, 0.25);
  return {
    ...ability,
    able: ability.able === 'yes' && leanDeg > MAX_LEAN_UNCERTAINTY_DEG ? 'sometimes' : ability.able,
    why: {
      zh: `${ability.why.zh}；角度的不确定度约 ±${leanDeg.toFixed(1)}°（±7.5° 以内才分得清 15° 与 30°，否则转人工复核）`,
      en: `${ability.why.en}; the angle is uncertain by about ±${leanDeg.toFixed(1)}° (7.5° or less tells 15° from 30°; else it goes to review)`,
    },
  };
}

function mostFrequent(reasons: readonly Gap['reason'][]): Gap['reason'] | undefined {
  const counts = new Map<Gap['reason'], number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const pc = (share: number): string => (share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`);

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;
