import { expect, test } from 'vitest';
import { windowTexts } from '../../../src/api/exports/window-texts.ts';
import { elanEaf } from '../../../src/reports/annotations/elan-eaf.ts';
import { type TimedText, timedTexts } from '../../../src/reports/annotations/timed-text.ts';
import { clipRun } from '../../support/clip-run.ts';

const text = (startMs: number, endMs: number, more: Partial<TimedText> = {}): TimedText => ({
  ...{ tier: 'clerk standing', startMs, endMs, text: `${startMs}` },
  ...more,
});

const written = (texts: readonly TimedText[]) => elanEaf({ texts, footageStartMs: 0, media: 'a.mp4', writtenAt: 0 });

/** Names of tiers with the texts in them. */
const tiersOf = (document: string): Record<string, string[]> =>
  Object.fromEntries(
    [...document.matchAll(/TIER_ID="([^"]*)">\n([\s\S]*?)<\/TIER>/g)].map(([, name, content]) => [
      name!,
      [...content!.matchAll(/<ANNOTATION_VALUE>([^<]*)</g)].map(([, value]) => value!),
    ]),
  );

test('texts of one tier that overlap lie in further tiers, and none is left out', () => {
  expect(tiersOf(written([text(0, 100), text(50, 150), text(60, 70), text(100, 200), text(150, 160)]))).toEqual({
    'clerk standing': ['0', '100'],
    'clerk standing (2)': ['50', '150'],
    'clerk standing (3)': ['60'],
  });
});

test('a moment without length has an annotation that can be seen', () => {
  expect(written([text(40, 40)])).toMatch(/TIME_VALUE="40"[\s\S]*TIME_VALUE="41"/);
});

test('a whole recording, and a stretch of a window, have every text', () => {
  const run = clipRun('counter-violations');
  const texts = timedTexts(run);
  const count = (document: string) => document.match(/<ANNOTATION_VALUE>/g)?.length;
  expect(count(written(texts))).toBe(texts.length);

  const startedAt = run.startedAt!;
  const stored = {
    ...run,
    id: 1,
    startedAt,
    hall: 'default',
    createdAt: 0,
    status: 'current' as const,
    footage: run.footage,
  };
  const ofRun = <T extends object>(entries: readonly T[]) =>
    entries.map((entry, i) => ({ ...entry, id: i + 1, runId: 1 }));
  const { events, encounters, findings, blindness } = run;
  const timeline = {
    runs: [stored],
    ...{ events: ofRun(events), encounters: ofRun(encounters), findings: ofRun(findings), blindness: ofRun(blindness) },
  };
  const ofWindow = windowTexts(timeline as never, startedAt, startedAt + run.footage.durationMs);
  expect(count(written(ofWindow))).toBe(texts.length);
});
