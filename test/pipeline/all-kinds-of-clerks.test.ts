import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/interpret.ts';
import { type Body, body, poseOf, SEATED_HIPS_M, STANDING_HIPS_M } from '../support/body.ts';
import { CAMERAS, cameraCalled, HD } from '../support/cameras.ts';
import { frameReading, personReading } from '../support/readings.ts';
import { pulse, ramp } from '../support/samples.ts';

const DURATION_MS = 20_000;
/** Rising lasts a second; a border lies within it. */
const RISING_MS = 1000;

/** Types of the events of a body that moves as told, seen without error. */
function eventsOf(camera: string, at: (tMs: number) => Partial<Body>, fps = 10) {
  const readings = Array.from({ length: (DURATION_MS / 1000) * fps + 1 }, (_, i) => {
    const tMs = (i * 1000) / fps;
    return frameReading(tMs, personReading(poseOf(cameraCalled(camera), body(at(tMs)))));
  });
  const footage = { startMs: 0, endMs: DURATION_MS };
  const request = { readings, camera: CAMERAS[camera]!, picture: HD, footage, gaps: [], rulebooks: [] };
  return interpret(request).timeline.events;
}
const typesOf = (...args: Parameters<typeof eventsOf>) => eventsOf(...args).map(({ type }) => type);

const rising = (fromM: number, toM: number) => (tMs: number) => ({
  hipHeightM: fromM + (toM - fromM) * ramp(tMs, 8000, 8000 + RISING_MS),
});

describe.each(Object.keys(CAMERAS))('by a %s camera', (camera) => {
  it.each([
    ['of middle height', SEATED_HIPS_M, STANDING_HIPS_M],
    ['short, on a low chair', 0.54, 0.78],
    ['tall', 0.6, 0.96],
  ])('a clerk %s is seen to rise', (_, fromM, toM) => {
    const events = eventsOf(camera, rising(fromM, toM));
    expect(events.map(({ type }) => type)).toEqual(['seated', 'standing']);
    expect(events[0]!.endMs).toBeGreaterThan(8000);
    expect(events[1]!.startMs).toBeLessThan(8000 + RISING_MS);
  });

  it.each([0.78, 0.96])('a clerk who stands all along, hips at %d m, stands', (hipHeightM) => {
    expect(typesOf(camera, () => ({ hipHeightM }))).toEqual(['standing']);
  });

  it.each([5, 10, 25])('a clerk who bows and sits down does just that, at %d fps', (fps) => {
    const events = eventsOf(
      camera,
      (tMs) => ({
        leanDeg: 30 * pulse(tMs, 4000, 6500),
        hipHeightM: STANDING_HIPS_M - (STANDING_HIPS_M - SEATED_HIPS_M) * ramp(tMs, 12_000, 13_000),
      }),
      fps,
    );
    expect(events.map(({ type }) => type)).toEqual(['standing', 'bow', 'seated']);
    const bow = events[1]!;
    expect(bow.gradeDeg).toBe(30);
    expect(Math.abs(bow.value! - 30)).toBeLessThan(2 * bow.uncertainty!);
  });

  it.each<[string, (tMs: number) => Partial<Body>]>([
    ['steps aside', (tMs) => ({ x: 0.5 * pulse(tMs, 8000, 11_000) })],
    [
      'shifts the weight',
      (tMs) => ({ hipHeightM: STANDING_HIPS_M - 0.015 * pulse(tMs, 8000, 11_000), x: 0.05 * pulse(tMs, 8000, 11_000) }),
    ],
    ['turns to the shelf', (tMs) => ({ headingDeg: 80 * pulse(tMs, 8000, 11_000) })],
  ])('standing, who %s has not bowed', (_, at) => {
    expect(typesOf(camera, at)).toEqual(['standing']);
  });

  it.each<[string, (tMs: number) => Partial<Body>]>([
    ['rolls the chair aside', (tMs) => ({ x: 0.15 * pulse(tMs, 8000, 14_000) })],
    ['rolls the chair to the desk', (tMs) => ({ z: 0.25 * pulse(tMs, 8000, 14_000) })],
    ['breathes', (tMs) => ({ hipHeightM: SEATED_HIPS_M - 0.005 * Math.sin(tMs / 600) })],
  ])('seated, who %s has not slumped', (_, at) => {
    expect(typesOf(camera, (tMs) => ({ hipHeightM: SEATED_HIPS_M, ...at(tMs) }))).toEqual(['seated']);
  });

  it('seated, who lies down on the desk has', () => {
    const lying = (tMs: number) => ({ hipHeightM: SEATED_HIPS_M, leanDeg: 55 * pulse(tMs, 8000, 14_000) });
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
