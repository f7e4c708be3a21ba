import type { Wording } from '../../../src/contract/wording.ts';
import type { components } from '../api/schema.ts';

type Measurements = components['schemas']['Measurements'];

export interface CameraAbility {
  readonly what: Wording;
  readonly able: boolean;
  readonly why: Wording;
}

/** Below it scores of smiles lose calibration (measured for the expression net). */
const MIN_FACE_HEIGHT_PX = 80;
/** Beyond it half of the mouth is turned away. */
const MAX_FACE_YAW_DEG = 45;
const SURE_VISIBILITY = 0.5;
/** Half of what lies between the grades of a bow. */
const MAX_LEAN_UNCERTAINTY_DEG = 7.5;
const [LEFT_HIP, RIGHT_HIP] = [23, 24];
const MOST_TIMES = 0.6;

/** What a camera can and cannot judge, from what it last saw of the clerk. Undefined where it saw no clerk. */
export function cameraAbilities(measurements: Measurements): CameraAbility[] | undefined {
  const clerk = measurements.frames.flatMap(({ people }) => people.filter(({ role }) => role === 'clerk'));
  if (clerk.length === 0) return undefined;
  const faces = clerk.flatMap(({ face }) => (face.available ? [face] : []));
  const heightPx = median(faces.map((face) => face.heightPx));
  const yawDeg = median(faces.map((face) => Math.abs(face.yawDeg)));
  const share = (count: number) => count / clerk.length;
  const hips = share(clerk.filter(({ pose }) => hipVisible(pose, LEFT_HIP!) || hipVisible(pose, RIGHT_HIP!)).length);
  const hands = share(clerk.filter(({ leftHand, rightHand }) => leftHand.available || rightHand.available).length);
  const lean = measurements.curves.find(({ role, quantity }) => role === 'clerk' && quantity === 'trunk-lean');
  const leans = lean?.points.flatMap(({ uncertainty }) => (uncertainty === undefined ? [] : [uncertainty])) ?? [];
  // Where it is seen best: standing, which is when people bow.
  const leanDeg = quantile(leans, 0.25);
  const inPicture = measurements.frames.filter(({ people }) => people.some(({ role }) => role === 'clerk')).length;
  return [
    {
      what: { zh: '离岗、在岗', en: 'Presence' },
      able: inPicture > 0,
      why: {
        zh: `${pc(inPicture / measurements.frames.length)} 的画面里看到窗口人员`,
        en: `the clerk is seen in ${pc(inPicture / measurements.frames.length)} of pictures`,
      },
    },
    {
      what: { zh: '微笑', en: 'Smile' },
      able: heightPx >= MIN_FACE_HEIGHT_PX && yawDeg <= MAX_FACE_YAW_DEG,
      why:
        faces.length === 0
          ? { zh: '看不到脸', en: 'no face is seen' }
          : {
              zh: `脸高约 ${heightPx.toFixed(0)} 像素（需 ${MIN_FACE_HEIGHT_PX}），侧转约 ${yawDeg.toFixed(0)}°（需 ≤ ${MAX_FACE_YAW_DEG}°）`,
              en: `the face is about ${heightPx.toFixed(0)} px high (${MIN_FACE_HEIGHT_PX} needed), turned by about ${yawDeg.toFixed(0)}° (at most ${MAX_FACE_YAW_DEG}°)`,
            },
    },
    {
      what: { zh: '鞠躬角度', en: 'Angle of a bow' },
      able: leans.length > 0 && leanDeg <= MAX_LEAN_UNCERTAINTY_DEG,
      why:
        leans.length === 0
          ? { zh: '还没有测到上身角度', en: 'the lean of the trunk has not been measured yet' }
          : {
              zh: `角度的不确定度约 ±${leanDeg.toFixed(1)}°（要分清 15° 与 30°，需 ≤ 7.5°）`,
              en: `the angle is uncertain by about ±${leanDeg.toFixed(1)}° (7.5° or less tells 15° from 30°)`,
            },
    },
    {
      what: { zh: '坐、站', en: 'Seated or standing' },
      able: true,
      why: {
        zh: hips >= MOST_TIMES ? '髋部看得见' : '髋部多被柜台挡住，按肩高判断',
        en:
          hips >= MOST_TIMES
            ? 'the hips are seen'
            : 'the counter hides the hips: judged by the height of the shoulders',
      },
    },
    {
      what: { zh: '双手递接', en: 'Both hands' },
      able: hands >= 0.2,
      why: {
        zh: `${pc(hands)} 的画面里看到手`,
        en: `hands are seen in ${pc(hands)} of pictures`,
      },
    },
  ];
}

const hipVisible = (pose: readonly number[], landmark: number): boolean => pose[landmark * 3 + 2]! >= SURE_VISIBILITY;
const pc = (share: number): string => `${Math.round(share * 100)}%`;

const median = (values: readonly number[]): number => quantile(values, 0.5);

function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0;
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;
}
