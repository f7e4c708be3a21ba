import { type Scores, scoreClip } from '../../../bench/accuracy/score-clip.ts';
import { counterCamera } from '../../../src/core/counter-camera.ts';
import type { Milliseconds, Pixels } from '../../../src/core/units.ts';
import { type CounterEvents, detectEvents } from '../../../src/events/detect-events.ts';
import { measurePeople } from '../../../src/measurements/measure-people.ts';
import { body } from '../body/body.ts';
import { BUILD_NAMES, BUILDS, type BuildName } from '../body/build.ts';
import { seededGaussian, withNoise } from '../body/landmark-noise.ts';
import { poseOf } from '../body/pose-of.ts';
import { CAMERAS, EVERYWHERE, HD } from '../cameras.ts';
import { frameReading, personReading } from '../readings.ts';
import { ARM_SCENARIOS } from './arm-scenarios.ts';
import { type CameraErrorName, misjudged } from './camera-errors.ts';
import { HANDOVER_SCENARIOS } from './handover-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { SEATED_SCENARIOS } from './seated-scenarios.ts';
import { STANDING_SCENARIOS } from './standing-scenarios.ts';

/** A scenario, whom it is played by, and how that is seen. */
export interface Condition {
  readonly scenario: string;
  readonly build: BuildName;
  readonly camera: string;
  readonly error: CameraErrorName;
  /** Noise of each landmark in a picture of 1280 × 720. */
  readonly sigmaPx: Pixels;
}

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...STANDING_SCENARIOS,
  ...SEATED_SCENARIOS,
  ...HANDOVER_SCENARIOS,
  ...ARM_SCENARIOS,
};
export const NOISES_PX: readonly Pixels[] = [0, 1, 2, 4];

const FPS = 10;

/** Names how a scenario is played and seen. */
export const conditionName = ({ build, camera, error, sigmaPx }: Condition): string =>
  `${build} · ${camera} · ${error} · ${sigmaPx} px`;

/** What the stages from readings to events make of it. */
export function eventsUnder(condition: Condition): CounterEvents {
  const { scenario, build, camera, error, sigmaPx } = condition;
  const { durationMs, clerk, citizen } = SCENARIOS[scenario]!;
  const seenBy = counterCamera(CAMERAS[camera]!, HD);
  const believed = misjudged(CAMERAS[camera]!, error);
  const gaussian = seededGaussian(seedOf(`${scenario} · ${conditionName(condition)}`));
  const citizensBuild = BUILDS[BUILD_NAMES[(BUILD_NAMES.indexOf(build) + 3) % BUILD_NAMES.length]!];
  const seen = (of: Parameters<typeof body>[0]) =>
    withNoise(poseOf(seenBy, body({ hidden: ['legs'], ...of })), seenBy, sigmaPx, gaussian);
  const readings = Array.from({ length: (durationMs / 1000) * FPS + 1 }, (_, i) => {
    const tMs = (i * 1000) / FPS;
    const people = [personReading(seen({ build: BUILDS[build], ...swaying(tMs, clerk(tMs, BUILDS[build])) }))];
    if (citizen) {
      const pose = seen({ build: citizensBuild, z: CITIZEN_Z_M, headingDeg: 180, ...citizen(tMs) });
      people.push(personReading(pose, { trackId: 'citizen-1', role: 'citizen' }));
    }
    return frameReading(tMs, ...people);
  });
  // The roles are given, because this tests the detectors.
  const counter = measurePeople(readings, counterCamera({ ...believed, zones: EVERYWHERE }, HD));
  return detectEvents(counter, { footage: { startMs: 0, endMs: durationMs }, gaps: [] });
}

const CITIZEN_Z_M = 1.15;

/** Nobody stands or sits like a post: half a degree and half a centimetre, slowly. */
const swaying = (tMs: Milliseconds, of: Parameters<typeof body>[0] = {}) => ({
  ...of,
  leanDeg: (of.leanDeg ?? 0) + 0.5 * Math.sin(tMs / 900),
  x: (of.x ?? 0) + 0.005 * Math.sin(tMs / 1700),
});

/** Hits, misses, false alarms and errors against what the scenario says. */
export function scoresUnder(condition: Condition): Scores {
  const { truth, ignore = [] } = SCENARIOS[condition.scenario]!;
  return scoreClip({ events: truth(BUILDS[condition.build]), ignore }, eventsUnder(condition).events);
}

/** FNV-1a: each condition has a noise of its own. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
