import { REASON_WORDING } from '../../../src/contract/finding-reason.ts';
import { SEEN_ARM_VISIBILITY } from '../../../src/contract/skeleton.ts';
import type { Wording } from '../../../src/contract/wording.ts';
import type { components } from '../api/schema.ts';

type Measurements = components['schemas']['Measurements'];
type Person = components['schemas']['PersonLandmarks'];
type CurvePoint = components['schemas']['Curve']['points'][number];

/** `sometimes`: in some of the pictures, so that acts are judged that fall into them. */
export type Able = 'yes' | 'sometimes' | 'no';

export interface CameraAbility {
  readonly what: Wording;
  readonly able: Able;
  readonly why: Wording;
}

/** From which share of the pictures of the clerk an ability is more than `sometimes`. */
const MOST_TIMES = 0.6;
const SURE_VISIBILITY = 0.5;
/** Half of what lies between the grades of a bow: beyond it, angles go to review. */
const MAX_LEAN_UNCERTAINTY_DEG = 7.5;
const [LEFT_WRIST, RIGHT_WRIST, LEFT_HIP, RIGHT_HIP] = [15, 16, 23, 24];

/**
 * What a camera can and cannot judge, from what it last saw of the clerk: whatever was measured there is judged, by the
 * same measurements. Undefined where it saw no clerk.
 */
export function cameraAbilities(measurements: Measurements): CameraAbility[] | undefined {
  const clerk = measurements.frames.flatMap(({ people }) => people.filter(({ role }) => role === 'clerk'));
  if (clerk.length === 0) return undefined;
  const inPicture = measurements.frames.filter(({ people }) => people.some(({ role }) => role === 'clerk')).length;
  return [
    presence(inPicture / measurements.frames.length),
    smile(pointsOf(measurements, 'smile')),
    bowAngle(pointsOf(measurements, 'trunk-lean')),
    stance(clerk),
    bothHands(clerk, measurements.picture),
  ];
}

/** Points at which the quantity was looked at. */
const pointsOf = ({ curves }: Measurements, wanted: string): CurvePoint[] =>
  curves
    .filter(({ role, quantity }) => role === 'clerk' && quantity === wanted)
    .flatMap(({ points }) => points)
    .filter(({ reason }) => reason !== 'not-sampled');

const presence = (share: number): CameraAbility => ({
  what: { zh: '离岗、在岗', en: 'Presence' },
  able: share > 0 ? 'yes' : 'no',
  why: { zh: `${pc(share)} 的画面里看到窗口人员`, en: `the clerk is seen in ${pc(share)} of pictures` },
});

function smile(points: readonly CurvePoint[]): CameraAbility {
  const share = shareOf(points, ({ value }) => value !== undefined);
  const why = usualReason(points);
  return {
    what: { zh: '微笑', en: 'Smile' },
    able: ableIn(share),
    why: {
      zh: `${pc(share)} 的画面里量得到表情${why === undefined ? '' : `，其余多为：${why.zh}`}`,
      en: `the smile is measured in ${pc(share)} of pictures${why === undefined ? '' : `; the others mostly: ${why.en}`}`,
    },
  };
}

function bowAngle(points: readonly CurvePoint[]): CameraAbility {
  const what = { zh: '鞠躬角度', en: 'Angle of a bow' };
  const uncertain = points.flatMap(({ uncertainty }) => (uncertainty === undefined ? [] : [uncertainty]));
  if (uncertain.length === 0)
    return {
      what,
      able: 'no',
      why: { zh: '还没有测到上身角度', en: 'the lean of the trunk has not been measured yet' },
    };
  // Where it is seen best: standing, which is when people bow.
  const leanDeg = quantile(uncertain, 0.25);
  return {
    what,
    able: leanDeg <= MAX_LEAN_UNCERTAINTY_DEG ? 'yes' : 'sometimes',
    why: {
      zh: `角度的不确定度约 ±${leanDeg.toFixed(1)}°（±7.5° 以内才分得清 15° 与 30°，否则转人工复核）`,
      en: `the angle is uncertain by about ±${leanDeg.toFixed(1)}° (7.5° or less tells 15° from 30°; else it goes to review)`,
    },
  };
}

function stance(clerk: readonly Person[]): CameraAbility {
  const seen = ({ pose }: Person, hip: number) => pose[hip * 3 + 2]! >= SURE_VISIBILITY;
  const hips = shareOf(clerk, (person) => seen(person, LEFT_HIP!) || seen(person, RIGHT_HIP!));
  return {
    what: { zh: '坐、站', en: 'Seated or standing' },
    able: 'yes',
    why: {
      zh: hips >= MOST_TIMES ? '髋部看得见' : '髋部多被柜台挡住，按肩高判断',
      en:
        hips >= MOST_TIMES ? 'the hips are seen' : 'the counter hides the hips: judged by the height of the shoulders',
    },
  };
}

/** Hands are judged by the wrists of the pose. */
function bothHands(clerk: readonly Person[], picture: Measurements['picture']): CameraAbility {
  const seen = ({ pose }: Person, wrist: number) => {
    const [x, y, visibility] = pose.slice(wrist * 3, wrist * 3 + 3) as [number, number, number];
    return x >= 0 && y >= 0 && x < picture.width && y < picture.height && visibility >= SEEN_ARM_VISIBILITY;
  };
  const share = shareOf(clerk, (person) => seen(person, LEFT_WRIST!) && seen(person, RIGHT_WRIST!));
  return {
    what: { zh: '双手递接', en: 'Both hands' },
    able: ableIn(share),
    why: { zh: `${pc(share)} 的画面里看到两只手腕`, en: `both wrists are seen in ${pc(share)} of pictures` },
  };
}

const ableIn = (share: number): Able => (share >= MOST_TIMES ? 'yes' : share > 0 ? 'sometimes' : 'no');

/** The reason for which most points have no value. */
function usualReason(points: readonly CurvePoint[]): Wording | undefined {
  const counts = new Map<NonNullable<CurvePoint['reason']>, number>();
  for (const { reason } of points) if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first && REASON_WORDING[first[0]];
}

const shareOf = <T>(all: readonly T[], is: (one: T) => boolean): number =>
  all.length === 0 ? 0 : all.filter(is).length / all.length;

const pc = (share: number): string => (share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`);

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;
