import { expect, it } from 'vitest';
import { BUILD_NAMES } from '../body/build.ts';
import { CAMERAS } from '../cameras.ts';
import { CAMERA_ERROR_NAMES } from './camera-errors.ts';
import { type Condition, NOISES_PX, SCENARIOS } from './condition.ts';
import { sampledConditions } from './sample.ts';

const conditions = sampledConditions(Object.keys(SCENARIOS), 8);
const counts = (of: (condition: Condition) => string | number, values: readonly (string | number)[]) =>
  values.map((value) => conditions.filter((condition) => of(condition) === value).length);

it.each<[string, (condition: Condition) => string | number, readonly (string | number)[]]>([
  ['build', ({ build }) => build, BUILD_NAMES],
  ['camera', ({ camera }) => camera, Object.keys(CAMERAS)],
  ['camera file', ({ error }) => error, CAMERA_ERROR_NAMES],
  ['noise', ({ sigmaPx }) => sigmaPx, NOISES_PX],
  [
    'build and noise',
    ({ build, sigmaPx }) => `${build} ${sigmaPx}`,
    BUILD_NAMES.flatMap((build) => NOISES_PX.map((sigmaPx) => `${build} ${sigmaPx}`)),
  ],
  [
    'camera file and noise',
    ({ error, sigmaPx }) => `${error} ${sigmaPx}`,
    CAMERA_ERROR_NAMES.flatMap((error) => NOISES_PX.map((sigmaPx) => `${error} ${sigmaPx}`)),
  ],
])('every %s is played nearly as often as any other', (_, of, values) => {
  const all = counts(of, values);
  expect(Math.min(...all)).toBeGreaterThan(0.8 * Math.max(...all));
});

it('eight draws show every build to every camera in every scenario', () => {
  const seen = new Set(conditions.map(({ scenario, camera, build }) => `${scenario} ${camera} ${build}`));
  expect(seen.size).toBe(conditions.length);
});
