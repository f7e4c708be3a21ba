import { describe, expect, test } from 'vitest';
import { estimateFrom, type Mark, type StandingMarks } from '../../../web/src/cameras/standing-clerk.ts';

const ASPECT = 16 / 9;
const STATURE_M = 1.7;

interface View {
  readonly heightM: number;
  readonly pitchDeg: number;
  readonly hfovDeg: number;
  /** Place of the person, along the camera's heading and to its right. */
  readonly forwardM: number;
  readonly asideM: number;
}

/** Where a point of the person's axis appears: an independent projection, by turning the world about the lens. */
function seen({ heightM, pitchDeg, hfovDeg, forwardM, asideM }: View, aboveFloorM: number): Mark {
  const pitch = (pitchDeg * Math.PI) / 180;
  const down = heightM - aboveFloorM;
  const depth = forwardM * Math.cos(pitch) + down * Math.sin(pitch);
  const below = down * Math.cos(pitch) - forwardM * Math.sin(pitch);
  const halfWidth = depth * Math.tan((hfovDeg * Math.PI) / 360);
  return { x: 0.5 + asideM / halfWidth / 2, y: 0.5 + ((below / halfWidth) * ASPECT) / 2 };
}

const marksOf = (view: View, lowAt: StandingMarks['lowAt']): StandingMarks => ({
  head: seen(view, STATURE_M),
  low: seen(view, lowAt === 'feet' ? 0 : 0.53 * STATURE_M),
  lowAt,
  statureM: STATURE_M,
});

const VIEWS: readonly (readonly [string, View])[] = [
  ['at eye height', { heightM: 1.7, pitchDeg: 8, hfovDeg: 56, forwardM: 2.5, asideM: 0 }],
  ['above a counter', { heightM: 1.85, pitchDeg: 17, hfovDeg: 56, forwardM: 2.4, asideM: 0.3 }],
  ['under the ceiling', { heightM: 2.9, pitchDeg: 32, hfovDeg: 80, forwardM: 2.6, asideM: -0.5 }],
  ['on a desk', { heightM: 1.1, pitchDeg: -4, hfovDeg: 70, forwardM: 1.8, asideM: 0 }],
];

describe('a standing clerk of known stature', () => {
  test.each(VIEWS)('gives pitch and distance of a camera %s', (_where, view) => {
    for (const lowAt of ['feet', 'hips'] as const) {
      const { pitchDeg, heightM } = view;
      const estimate = estimateFrom(marksOf(view, lowAt), { heightM, hfovDeg: view.hfovDeg, zones: {} }, ASPECT);
      const chest = Math.hypot(view.forwardM, heightM - 0.68 * STATURE_M, view.asideM);
      expect(estimate.kind).toBe('found');
      if (estimate.kind !== 'found') return;
      expect(estimate.geometry.pitchDeg).toBeCloseTo(pitchDeg, 0);
      expect(Math.abs(estimate.geometry.distanceM! - chest)).toBeLessThan(0.05);
    }
  });

  test.each(VIEWS)('gives height and distance of a camera %s whose pitch is known', (_where, view) => {
    const { pitchDeg, hfovDeg } = view;
    const estimate = estimateFrom(marksOf(view, 'hips'), { pitchDeg, hfovDeg, zones: {} }, ASPECT);
    expect(estimate).toMatchObject({ kind: 'found', geometry: { heightM: expect.closeTo(view.heightM, 1) } });
  });

  test('says what is missing, and when the marks cannot be', () => {
    const marks = marksOf(VIEWS[0]![1], 'feet');
    expect(estimateFrom(marks, { zones: {} }, ASPECT)).toEqual({ kind: 'needs', what: 'hfov' });
    expect(estimateFrom(marks, { hfovDeg: 56, zones: {} }, ASPECT)).toEqual({ kind: 'needs', what: 'height-or-pitch' });
    const turned = { ...marks, head: marks.low, low: marks.head };
    expect(estimateFrom(turned, { hfovDeg: 56, heightM: 1.7, zones: {} }, ASPECT)).toEqual({ kind: 'impossible' });
  });
});
