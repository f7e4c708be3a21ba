import { describe, expect, it } from 'vitest';
import { rolesByBehaviour } from '../../src/measurements/behaviour-roles.ts';
import type { PersonSeries } from '../../src/measurements/person-series.ts';
import { body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { cameraCalled } from '../support/cameras.ts';
import { personReading } from '../support/readings.ts';

const FOOTAGE = { startMs: 0, endMs: 60_000 };

interface Stay {
  readonly fromMs: number;
  readonly toMs: number;
  /** 0 faces a front camera, 180 shows it the back. */
  readonly headingDeg: number;
}

const seen = (person: string, { fromMs, toMs, headingDeg }: Stay): PersonSeries => ({
  person,
  role: 'unknown',
  samples: Array.from({ length: (toMs - fromMs) / 200 + 1 }, (_, i) => ({
    tMs: fromMs + 200 * i,
    reading: personReading(poseOf(cameraCalled('front'), body({ headingDeg }))),
    quality: { meanLuma: 110, contrast: 50, sharpness: 3 },
  })),
});
const ALL_DAY = { fromMs: 0, toMs: 60_000 };
const VISIT = { fromMs: 20_000, toMs: 40_000 };

describe('without zones, roles come from what people do', () => {
  it.each<[string, Stay[], string[]]>([
    [
      'somebody faces the camera while another comes, shows the back and goes: clerk and citizen',
      [
        { ...ALL_DAY, headingDeg: 10 },
        { ...VISIT, headingDeg: 170 },
      ],
      ['clerk', 'citizen'],
    ],
    ['somebody comes to an empty counter', [{ ...VISIT, headingDeg: 175 }], ['citizen']],
    ['somebody alone faces the camera', [{ ...ALL_DAY, headingDeg: 0 }], ['unknown']],
    ['somebody is seen from behind all along', [{ ...ALL_DAY, headingDeg: 180 }], ['unknown']],
    [
      'two face the camera',
      [
        { ...ALL_DAY, headingDeg: 0 },
        { ...VISIT, headingDeg: 20 },
      ],
      ['unknown', 'unknown'],
    ],
    [
      'two are seen from the side',
      [
        { ...ALL_DAY, headingDeg: 90 },
        { ...VISIT, headingDeg: -90 },
      ],
      ['unknown', 'unknown'],
    ],
    [
      'somebody passes by with the back to the camera',
      [
        { ...ALL_DAY, headingDeg: 0 },
        { fromMs: 20_000, toMs: 23_000, headingDeg: 180 },
      ],
      ['unknown', 'unknown'],
    ],
  ])('%s', (_, stays, roles) => {
    const people = stays.map((stay, i) => seen(`unknown-${i + 1}`, stay));
    expect(rolesByBehaviour(people, FOOTAGE).map(({ role }) => role)).toEqual(roles);
  });
});
