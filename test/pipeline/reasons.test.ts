import { describe, expect, it } from 'vitest';
import type { FindingReason } from '../../src/contract/finding-reason.ts';
import { UNAVAILABLE_REASONS, type UnavailableReason } from '../../src/contract/unavailable-reason.ts';
import { unavailable } from '../../src/core/measured.ts';
import type { MeasuredPerson } from '../../src/measurements/measure-people.ts';
import type { ReviewedReason } from '../../src/rulebooks/outcome.ts';
import { judgedSamples, PX_PER_METRE, type SampledScene } from '../support/judged-samples.ts';
import { armPose, type Moment, personSeen, picturesAt, ramp } from '../support/samples.ts';

const DURATION_MS = 40_000;
const WINDOW = { durationMs: DURATION_MS };
const ARRIVES_MS = 10_000;
const LEAVES_MS = 28_000;

/** Walks up at 1 m/s, stands, and walks off. */
const citizen = (arrivesMs = ARRIVES_MS, leavesMs = LEAVES_MS, fps = 10): MeasuredPerson =>
  personSeen('citizen', { ...WINDOW, fps }, (tMs) => {
    const awayM = Math.max(0, (arrivesMs - tMs) / 1000, (tMs - leavesMs) / 1000);
    return awayM > 2 ? undefined : { x: 600 - awayM * PX_PER_METRE };
  });
const clerk = (at: (tMs: number) => Moment | undefined, sampling = {}): MeasuredPerson =>
  personSeen('clerk', { ...WINDOW, ...sampling }, at);
const served = (at: (tMs: number) => Moment | undefined, more: Partial<SampledScene> = {}): SampledScene => ({
  ...WINDOW,
  people: [clerk(at), citizen()],
  ...more,
});
const seated = (): Moment => ({ share: 0 });
const without = (fromMs: number, toMs: number) => (tMs: number) => (tMs > fromMs && tMs < toMs ? undefined : seated());
/** The same, walking out of the picture. */
const walksOff = (fromMs: number, toMs: number) => (tMs: number) =>
  tMs > fromMs - 1500 && tMs <= fromMs ? { share: 1, x: 640 + (tMs - fromMs + 1500) / 5 } : without(fromMs, toMs)(tMs);

const LONG = { durationMs: 740_000, fps: 5 };
const FOLDED = armPose({ toOtherElbow: 0.28, elbowDeg: 110, wrist: { out: -0.6, up: -0.55, ahead: 0.4 } });

/** Reasons that need sound, not people in pictures. */
type HeardReason = 'speaker-unknown';

/** A scene for each reason for which a verdict is left to a person. */
const REVIEWED: Readonly<Record<Exclude<ReviewedReason, HeardReason>, SampledScene>> = {
  'near-threshold': served((tMs) => ({ share: ramp(tMs, 10_600, 11_600) })),
  'clause-leaves-open': served((tMs) => ({ share: ramp(tMs, 12_000, 12_600) })),
  'in-conflict': served((tMs) => ({ share: tMs < 8500 ? 0 : 0.5 })),
  'low-confidence': served(without(9500, 11_300)),
  'no-queue-data': served(seated),
  'window-kind-unknown': served(seated, { windowKind: 'unknown' }),
  'person-decides': served((tMs) =>
    tMs > 12_000 && tMs < 24_000 ? { share: 1, leftPose: FOLDED, rightPose: FOLDED } : { share: 1 },
  ),
  'exception-possible': served(seated),
  'short-part-only': {
    durationMs: 200_000,
    people: [clerk((tMs) => ({ share: 0, lean: tMs > 20_000 && tMs < 24_000 ? 45 : 0 }), { durationMs: 200_000 })],
  },
  'opening-hours-unknown': {
    ...LONG,
    pictures: picturesAt(LONG),
    people: [
      clerk((tMs) => (tMs < 5000 || tMs > 730_000 ? { x: 640 + Math.max(0, tMs - 3500) / 5 } : undefined), LONG),
    ],
  },
};

describe('what people do leads to each reason for a review', () => {
  it.each(Object.entries(REVIEWED))('%s', (reason, scene) => {
    const reviewed = judgedSamples(scene).filter(({ verdict }) => verdict === 'needs-review');
    expect(reviewed.map((finding) => finding.reason)).toContain(reason);
  });
});

/** After five seconds of sitting, this is not known of the clerk for that reason. */
const hidden = (reason: UnavailableReason): SampledScene => {
  const { samples, ...of } = clerk(seated);
  const none = unavailable(reason);
  const hiding = samples.map((sample) =>
    sample.tMs < 5000 ? sample : { ...sample, standingShare: none, leanDeg: none, smile: none },
  );
  return { ...WINDOW, people: [{ ...of, samples: hiding }, citizen()] };
};
const GAP = { startMs: 9000, endMs: 14_000 };

describe('what is not seen of people is not assessable, with the reason', () => {
  it.each<[FindingReason, string, SampledScene]>([
    ...UNAVAILABLE_REASONS.map((reason): [FindingReason, string, SampledScene] => [
      reason,
      'as measured',
      hidden(reason),
    ]),
    ['absent', 'nobody at the post', served(walksOff(7000, 16_300))],
    ['poor-picture', 'a dark picture', served(seated, { poorPictures: [{ ...GAP, reason: 'poor-picture' }] })],
    ['not-tracked', 'lost for two seconds', served(without(9500, 11_300))],
    [
      'sampled-too-coarsely',
      'a picture a second',
      {
        ...WINDOW,
        pictures: picturesAt({ ...WINDOW, fps: 1 }),
        people: [clerk(seated, { fps: 1 }), citizen(10_000, 28_000, 1)],
      },
    ],
    [
      'footage-gap',
      'no picture',
      served(without(GAP.startMs, GAP.endMs), {
        gaps: [GAP],
        pictures: picturesAt(WINDOW).filter(({ tMs }) => tMs <= GAP.startMs || tMs >= GAP.endMs),
      }),
    ],
    ['starts-before-footage', 'there already', { ...WINDOW, people: [clerk(seated), citizen(-5000)] }],
    ['ends-after-footage', 'there still', { ...WINDOW, people: [clerk(seated), citizen(ARRIVES_MS, 90_000)] }],
  ])('%s: %s', (reason, _, scene) => {
    const findings = judgedSamples(scene);
    const open = findings.filter(({ verdict }) => verdict === 'not-assessable').map((finding) => finding.reason);
    expect(open).toContain(reason);
  });
});
