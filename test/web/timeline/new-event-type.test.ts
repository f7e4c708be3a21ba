import { expect, test } from 'vitest';
import { LIGHT } from '../../../web/src/theme/palette.ts';
import { stretchCsv } from '../../../web/src/timeline/stretch-csv.ts';
import { windowLanes } from '../../../web/src/timeline/window-lanes.ts';
import { CATALOG_WITH_CLAP, clapOf } from '../../support/made-up-event.ts';

// An entry of the catalogue is all that a new type takes. For the service: test/events.
const t = Object.assign((zh: string) => zh, { of: ({ zh }: { zh: string }) => zh, language: 'zh' as const });
const timeline = {
  window: { id: 1, hall: 'main', window: 'A01', title: 'A01', hallTitle: 'main' },
  ...{ from: '2026-11-20T01:00:00Z', to: '2026-11-20T02:00:00Z' },
  ...{ runs: [], encounters: [], findings: [], gaps: [] },
  events: [
    {
      ...clapOf({ person: 'clerk-1', role: 'clerk' }),
      ...{ id: 1, runId: 1, startAt: '2026-11-20T01:00:02Z', endAt: '2026-11-20T01:00:02.600Z' },
    },
  ],
};

test('the timeline shows a new type of event in its lane and colour', () => {
  const lanes = windowLanes(timeline, t, LIGHT, [], CATALOG_WITH_CLAP);
  expect(lanes.find(({ name }) => name === 'courtesy')?.entries).toEqual([
    expect.objectContaining({ label: '鼓掌', colour: LIGHT.event.gesture }),
  ]);
});

test('each lane is there once', () => {
  const names = windowLanes(timeline, t, LIGHT).map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

test('the CSV of a stretch has a new type of event', () => {
  expect(stretchCsv(timeline, t, CATALOG_WITH_CLAP)).toContain('2026-11-20T01:00:02.600Z,事件,鼓掌');
});
