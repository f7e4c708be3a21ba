import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analysisSchemaOf, glossaryOf } from '../../scripts/event-lists.ts';
import { eventSchemaOf } from '../../src/api/runs/run-schemas.ts';
import { eventLanesOf } from '../../src/events/catalog.ts';
import { detectEvents } from '../../src/events/detect-events.ts';
import { ofEachClerk } from '../../src/events/detector.ts';
import { DETECTORS } from '../../src/events/detectors.ts';
import { elanEaf } from '../../src/reports/annotations/elan-eaf.ts';
import { timedTexts } from '../../src/reports/annotations/timed-text.ts';
import { webVtt } from '../../src/reports/annotations/web-vtt.ts';
import { timelineDrawing } from '../../src/reports/html/timeline-drawing.ts';
import { clipRun } from '../support/clip-run.ts';
import { CATALOG_WITH_CLAP, CLAP_TYPE, clapOf } from '../support/made-up-event.ts';
import { personSeen, picturesAt } from '../support/samples.ts';

// An entry of the catalogue and a detector are all that a new type takes. For the site: test/web/timeline.
const footage = { startMs: 0, endMs: 10_000 };
const counter = {
  people: [personSeen('clerk', { durationMs: footage.endMs }, () => ({}))],
  pictures: picturesAt({ durationMs: footage.endMs }),
  handoverPxPerMetre: 400,
  citizenPxPerMetre: 500,
  poorPictures: [],
  colleagues: [],
  hasZones: true,
};
const detectors = [
  ...DETECTORS,
  ofEachClerk(CLAP_TYPE, { shortestMs: 300, longestStepMs: 150 }, (clerk) => [clapOf(clerk)]),
];
const { events } = detectEvents(counter, { footage, gaps: [] }, detectors);
const run = clipRun('counter-violations', { events });
const texts = timedTexts(run, CATALOG_WITH_CLAP);

const documentOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const analysisSchema = () => JSON.parse(analysisSchemaOf(documentOf('docs/schema/analysis-1.json'), CATALOG_WITH_CLAP));

test.each<[string, () => string]>([
  ['the timeline of a report', () => timelineDrawing(run, footage, [], CATALOG_WITH_CLAP).markup],
  ['the glossary', () => glossaryOf(documentOf('docs/glossary.md'), CATALOG_WITH_CLAP)],
  ['WebVTT', () => webVtt(texts, 0)],
  ['ELAN', () => elanEaf({ texts, footageStartMs: 0, media: 'a.mp4', writtenAt: 0 })],
])('%s shows a new type of event', (_, shown) => {
  expect(shown()).toContain('鼓掌');
});

test.each<[string, () => readonly string[] | undefined]>([
  ['the lanes', () => eventLanesOf(CATALOG_WITH_CLAP).find(({ lane }) => lane === 'courtesy')?.types],
  ['the schema of the service', () => eventSchemaOf(CATALOG_WITH_CLAP).shape.type.options],
  ['the schema of analyses', () => analysisSchema().properties.events.items.properties.type.enum],
])('%s list a new type of event', (_, listed) => {
  expect(listed()).toContain(CLAP_TYPE);
});

test('what a new detector finds is put in its place among the other events', () => {
  expect(events.map(({ type, startMs }) => [type, startMs])).toEqual([
    ['standing', 0],
    [CLAP_TYPE, 2000],
  ]);
});
