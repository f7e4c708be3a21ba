import { measured, unavailable } from '../../../src/core/measured.ts';
import type { Encounter } from '../../../src/encounters/encounter.ts';
import type { CounterEvent } from '../../../src/events/event.ts';
import type { FrameReading, PersonReading } from '../../../src/measurements/reading.ts';
import type { Finding } from '../../../src/rulebooks/finding.ts';
import type { AnalysisRun, EngineRecord } from '../../../src/store/runs/run.ts';

/** 2026-11-20 09:00 in China. */
export const NINE_O_CLOCK = Date.parse('2026-11-20T09:00:00+08:00');

export const event = (over: Partial<CounterEvent> = {}): CounterEvent => ({
  type: 'standing',
  person: 'clerk-1',
  role: 'clerk',
  startMs: 1000,
  endMs: 5000,
  confidence: 0.9,
  ...over,
});

export const encounter = (over: Partial<Encounter> = {}): Encounter => ({
  id: 'e1',
  citizen: 'citizen-1',
  startMs: 500,
  endMs: 20_000,
  atCounter: { startMs: 800, endMs: 19_000 },
  phases: [
    { phase: 'arrival', startMs: 500, endMs: 4000 },
    { phase: 'farewell', startMs: 15_000, endMs: 20_000 },
  ],
  beginsInFootage: true,
  endsInFootage: false,
  ...over,
});

export const finding = (over: Partial<Finding> = {}): Finding => ({
  rulebook: 'qingpu-2023',
  clause: 'stands-to-greet',
  encounter: 'e1',
  verdict: 'met',
  reason: 'observed',
  evidence: { startMs: 500, endMs: 4000 },
  ...over,
});

export const engine = (over: Partial<EngineRecord> = {}): EngineRecord => ({
  version: '0.1.0',
  models: [{ id: 'pose-full', sha256: 'ab'.repeat(32) }],
  settings: { sampleFps: 5, rulebooks: ['qingpu-2023@1'] },
  ...over,
});

export const run = (over: Partial<AnalysisRun> = {}): AnalysisRun => ({
  window: 'A01',
  startedAt: NINE_O_CLOCK,
  camera: { view: 'front', heightM: 1.85, zones: {} },
  footage: {
    sha256: 'cd'.repeat(32),
    name: 'a01.mp4',
    durationMs: 60_000,
    startMs: 0,
    width: 1280,
    height: 720,
    fps: 25,
  },
  engine: engine(),
  completeness: { complete: true },
  people: [{ id: 'clerk-1', role: 'clerk' }],
  events: [event()],
  blindness: [{ quantity: 'smile', person: 'clerk-1', role: 'clerk', reason: 'too-small', startMs: 0, endMs: 60_000 }],
  encounters: [encounter()],
  findings: [finding()],
  picture: { width: 1280, height: 720 },
  readings: readings({ frames: 3 }),
  ...over,
});

/** A gentle, reproducible wobble between -1 and 1. */
const wobble = (seed: number): number => {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return 2 * (x - Math.floor(x)) - 1;
};

export function person(frame: number, over: Partial<PersonReading> = {}): PersonReading {
  const pose = new Float32Array(99);
  const world = new Float32Array(99);
  for (let i = 0; i < 33; i++) {
    pose[3 * i] = 640 + 12.3 * i + frame * 0.7 + 0.5 * wobble(frame * 100 + i);
    pose[3 * i + 1] = 200 + 14.1 * i + 0.5 * wobble(frame * 100 + i + 50);
    pose[3 * i + 2] = Math.abs(wobble(frame + i));
    for (let c = 0; c < 3; c++) world[3 * i + c] = 0.02 * i - 0.3 * c + 0.005 * wobble(frame * 300 + 3 * i + c);
  }
  const hand = new Float32Array(63).map((_, i) => 500 + 3 * i + 0.5 * wobble(frame * 63 + i));
  return {
    trackId: 'clerk-1',
    role: 'clerk',
    pose: { presence: 0.98, picture: pose, world },
    face: measured({
      presence: 0.99,
      heightPx: 92.4,
      yawDeg: -3.2,
      pitchDeg: 5.5,
      rollDeg: 0.4,
      mouth: { width: 0.81, cornerLift: 0.02, cornerToNose: 0.51, cornerToUpperLip: 0.12, opening: 0.03 },
      happiness: measured(0.12),
    }),
    leftHand: measured({ presence: 0.9, rightness: 0.05, picture: hand }),
    rightHand: unavailable('not-sampled'),
    ...over,
  };
}

export const readings = ({ frames, fps = 5 }: { frames: number; fps?: number }): FrameReading[] =>
  Array.from({ length: frames }, (_, i) => ({
    tMs: (i * 1000) / fps,
    quality: { meanLuma: 118.5, contrast: 42.25, sharpness: 7.5 },
    people: [
      person(i),
      person(i, {
        trackId: 'citizen-1',
        role: 'citizen',
        face: unavailable('bad-view'),
        leftHand: unavailable('occluded'),
      }),
    ],
  }));
