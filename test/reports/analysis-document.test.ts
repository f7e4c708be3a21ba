import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { CAMERA_VIEWS } from '../../src/contract/camera-view.ts';
import { REASON_WORDING } from '../../src/contract/finding-reason.ts';
import { OBSERVABLE_QUANTITIES } from '../../src/contract/observable-quantity.ts';
import { PHASES } from '../../src/contract/phase.ts';
import { ROLES } from '../../src/contract/role.ts';
import { UNAVAILABLE_REASONS } from '../../src/contract/unavailable-reason.ts';
import { VERDICTS } from '../../src/contract/verdict.ts';
import { BOW_GRADES_DEG } from '../../src/events/event.ts';
import { ANALYSIS_SCHEMA, analysisText } from '../../src/reports/analysis-document.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { clipRun } from '../support/clip-run.ts';
import { EVENT_TYPES } from '../support/event-types.ts';
import { bow } from '../support/events.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schema/analysis-1.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, validateFormats: false }).compile(schema);

function problemsOf(run: AnalysisRun): string[] {
  validate(JSON.parse(analysisText(run)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const { completeness: _, ...runWithout } = clipRun('counter-by-the-book');

test.each<[string, AnalysisRun]>([
  ['a recording by the book', clipRun('counter-by-the-book')],
  ['a recording with violations', clipRun('counter-violations')],
  ['nothing seen', clipRun('counter-violations', { people: [], events: [], encounters: [], findings: [] })],
  ['a bow with its grade', clipRun('counter-violations', { events: [{ ...bow(0, 900, 16, 2), gradeDeg: 15 }] })],
  [
    'blindness and zones',
    clipRun('counter-violations', {
      camera: {
        view: 'side',
        yawDeg: 88,
        zones: {
          clerk: [
            { x: 0, y: 0 },
            { x: 1, y: 0 },
            { x: 1, y: 1 },
          ],
        },
      },
      blindness: [
        { quantity: 'smile', person: 'clerk-1', role: 'clerk', reason: 'too-small', startMs: 0, endMs: 30_000 },
      ],
    }),
  ],
  [
    'an incomplete recording',
    { ...runWithout, completeness: { complete: false, covered: [{ startMs: 0, endMs: 900 }], problem: 'cut off' } },
  ],
])('%s fits the published schema', (_, run) => {
  expect(problemsOf(run)).toEqual([]);
});

test('the time of day is written with its zone, readings and unknown times not at all', () => {
  const { startedAt, ...unknownStart } = clipRun('counter-violations');
  expect(startedAt).toBeDefined();
  expect(JSON.parse(analysisText(clipRun('counter-violations')))).toMatchObject({
    schema: ANALYSIS_SCHEMA,
    startedAt: '2026-11-20T01:00:00.000Z',
  });
  const document = JSON.parse(analysisText(unknownStart as AnalysisRun));
  expect(Object.keys(document)).not.toContain('startedAt');
  expect(Object.keys(document)).not.toContain('readings');
});

describe('the schema refuses', () => {
  test.each<[string, (document: Record<string, unknown[]>) => void]>([
    ['an event of unknown type', ({ events }) => Object.assign(events![0]!, { type: 'clap' })],
    ['a time that is no number', ({ events }) => Object.assign(events![0]!, { startMs: null })],
    ['a verdict of its own', ({ findings }) => Object.assign(findings![0]!, { verdict: 'ok' })],
    ['a finding without evidence', ({ findings }) => Object.assign(findings![0]!, { evidence: undefined })],
  ])('%s', (_, spoil) => {
    const document = JSON.parse(analysisText(clipRun('counter-violations')));
    spoil(document);
    expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
  });
});

test('the schema lists the same words as the program', () => {
  const { properties, $defs } = schema;
  const event = properties.events.items.properties;
  const finding = properties.findings.items.properties;
  const blindness = properties.blindness.items.properties;
  expect(event.type.enum).toEqual(EVENT_TYPES);
  expect(event.gradeDeg.enum).toEqual(BOW_GRADES_DEG);
  expect($defs.role.enum).toEqual(ROLES);
  expect(finding.verdict.enum).toEqual(VERDICTS);
  expect(finding.reason.enum.toSorted()).toEqual(Object.keys(REASON_WORDING).toSorted());
  expect(blindness.quantity.enum).toEqual(OBSERVABLE_QUANTITIES);
  expect(blindness.reason.enum).toEqual(UNAVAILABLE_REASONS);
  expect(properties.camera.properties.view.enum).toEqual(CAMERA_VIEWS);
  expect(properties.encounters.items.properties.phases.items.properties.phase.enum).toEqual(PHASES);
});
