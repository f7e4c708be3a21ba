import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/interpret.ts';
import { type Body, body, trunkLeanDeg } from '../support/body/body.ts';
import { BUILD_NAMES, BUILDS, type Build, type BuildName } from '../support/body/build.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled, HD } from '../support/cameras.ts';
import { frameReading, personReading } from '../support/readings.ts';
import { pulse, ramp } from '../support/samples.ts';

const { seatedHipsM, standingHipsM } = BUILDS['average woman'];
const DURATION_MS = 20_000;
/** Rising lasts a second; a border lies within it. */
const RISING_MS = 1000;

/** Known limit: between the heights that surely are a seat's and surely those of somebody who stands, no stance is told. */
const STANCE_UNKNOWN: readonly BuildName[] = ['small woman'];
/** Known limit: the step looks like half sitting down for a moment. */
const STANCE_LOST: readonly string[] = ['front-high: steps aside'];

/** Known limit: a chair that comes nearer looks like a trunk bent forward, which goes to review only. */
const LOOKS_BENT: readonly string[] = ['bent-forward'];
/** What a counter hides. */
const BEHIND_COUNTER = ['legs'] as const;

/** Types of the events of a body that moves as told, seen without error. */
function eventsOf(camera: string, at: (tMs: number) => Partial<Body>, fps = 10) {
  const readings = Array.from({ length: (DURATION_MS / 1000) * fps + 1 }, (_, i) => {
    const tMs = (i * 1000) / fps;
    return frameReading(tMs, personReading(poseOf(cameraCalled(camera), body({ hidden: BEHIND_COUNTER, ...at(tMs) }))));
  });
  const footage = { startMs: 0, endMs: DURATION_MS };
  const request = { readings, camera: CAMERAS[camera]!, picture: HD, footage, gaps: [], rulebooks: [] };
  return interpret(request).timeline.events;
}
const typesOf = (...args: Parameters<typeof eventsOf>) => eventsOf(...args).map(({ type }) => type);

const rising = (build: Build) => (tMs: number) => ({
  build,
  hipHeightM: build.seatedHipsM + (build.standingHipsM - build.seatedHipsM) * ramp(tMs, 8000, 8000 + RISING_MS),
});

describe.each(Object.keys(CAMERAS))('by a %s camera', (camera) => {
  it.each(BUILD_NAMES)('a %s is seen to rise', (name) => {
    const events = eventsOf(camera, rising(BUILDS[name]));
    expect(events.map(({ type }) => type)).toEqual(['seated', 'standing']);
    expect(events[0]!.endMs).toBeGreaterThan(8000);
    expect(events[1]!.startMs).toBeLessThan(8000 + RISING_MS);
  });

  it.each(BUILD_NAMES)('a %s who stands all along stands', (name) => {
    expect(typesOf(camera, () => ({ build: BUILDS[name] }))).toEqual(STANCE_UNKNOWN.includes(name) ? [] : ['standing']);
  });

  it.each([5, 10, 25])('a clerk who bows and sits down does just that, at %d fps', (fps) => {
    const events = eventsOf(
      camera,
      (tMs) => ({
        leanDeg: 30 * pulse(tMs, 4000, 6500),
        hipHeightM: standingHipsM - (standingHipsM - seatedHipsM) * ramp(tMs, 12_000, 13_000),
      }),
      fps,
    );
    expect(events.map(({ type }) => type)).toEqual(['standing', 'bow', 'seated']);
    const bow = events[1]!;
    expect(bow.gradeDeg).toBe(30);
    const depth = trunkLeanDeg(body({ leanDeg: 30 })) - trunkLeanDeg(body());
    expect(Math.abs(bow.value! - depth)).toBeLessThan(2 * bow.uncertainty!);
  });

  it.each<[string, (tMs: number) => Partial<Body>]>([
    ['steps aside', (tMs) => ({ x: 0.5 * pulse(tMs, 8000, 11_000) })],
    [
      'shifts the weight',
      (tMs) => ({ hipHeightM: standingHipsM - 0.015 * pulse(tMs, 8000, 11_000), x: 0.05 * pulse(tMs, 8000, 11_000) }),
    ],
    ['turns to the shelf', (tMs) => ({ headingDeg: 80 * pulse(tMs, 8000, 11_000) })],
  ])('standing, who %s has not bowed', (act, at) => {
    const isCutInTwo = STANCE_LOST.includes(`${camera}: ${act}`);
    expect(typesOf(camera, at)).toEqual(isCutInTwo ? ['standing', 'standing'] : ['standing']);
  });

  it.each<[string, (tMs: number) => Partial<Body>]>([
    ['rolls the chair aside', (tMs) => ({ x: 0.15 * pulse(tMs, 8000, 14_000) })],
    ['rolls the chair to the desk', (tMs) => ({ z: 0.25 * pulse(tMs, 8000, 14_000) })],
    ['breathes', (tMs) => ({ hipHeightM: seatedHipsM - 0.005 * Math.sin(tMs / 600) })],
  ])('seated, who %s has not slumped', (_, at) => {
    const types = typesOf(camera, (tMs) => ({ hipHeightM: seatedHipsM, ...at(tMs) }));
    expect(types.filter((type) => !LOOKS_BENT.includes(type))).toEqual(['seated']);
  });

  it('seated, who lies down on the desk has', () => {
    const lying = (tMs: number) => ({ hipHeightM: seatedHipsM, leanDeg: 55 * pulse(tMs, 8000, 14_000) });
    expect(typesOf(camera, lying)).toEqual(['seated', 'slumped']);
  });
});

it('few sightings that contradict each other are no reason to fail', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const { bodies, fps } = contradicting(seed);
    expect(() =>
      eventsOf('front', (tMs) => bodies[Math.min(bodies.length - 1, Math.round((tMs * fps) / 1000))]!, fps),
    ).not.toThrow();
  }
});

/** A handful of bodies at random heights and leans; see Numerical Recipes for the generator. */
function contradicting(seed: number): { readonly bodies: readonly Partial<Body>[]; readonly fps: number } {
  let state = seed;
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const count = 5 + Math.floor(6 * random());
  const bodies = Array.from({ length: count }, () => ({
    hipHeightM: 0.3 + 0.8 * random(),
    leanDeg: 60 * random(),
  }));
  return { bodies, fps: (count - 1) / (DURATION_MS / 1000) };
}
