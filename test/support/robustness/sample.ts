import { BUILD_NAMES } from '../body/build.ts';
import { CAMERAS } from '../cameras.ts';
import { CAMERA_ERROR_NAMES } from './camera-errors.ts';
import { type Condition, NOISES_PX, SCENARIOS } from './condition.ts';

/**
 * Of all builds, noises and camera errors, `draws` for every scenario and camera: each value as often as the others of its
 * kind, each together with each. Eight draws show every build to every camera in every scenario.
 */
export function sampledConditions(scenarios: readonly string[], draws: number): Condition[] {
  const all = Object.keys(SCENARIOS);
  return scenarios.flatMap((scenario) =>
    Object.keys(CAMERAS).flatMap((camera, c) =>
      Array.from({ length: draws }, (_, draw) => conditionAt(scenario, camera, draw, c, all.indexOf(scenario))),
    ),
  );
}

function conditionAt(scenario: string, camera: string, draw: number, c: number, s: number): Condition {
  const pick = <T>(values: readonly T[], i: number): T => values[i % values.length]!;
  return {
    scenario,
    camera,
    build: pick(BUILD_NAMES, 4 * draw + Math.floor(draw / 2) + c + 3 * s),
    error: pick(CAMERA_ERROR_NAMES, 8 * draw + 2 * c + s),
    sigmaPx: pick(NOISES_PX, draw + c + s),
  };
}
