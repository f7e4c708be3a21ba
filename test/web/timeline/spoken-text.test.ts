import { expect, it } from 'vitest';
import { LIGHT } from '../../../web/src/theme/palette.ts';
import { spokenText } from '../../../web/src/timeline/spoken-text.ts';
import { windowLanes } from '../../../web/src/timeline/window-lanes.ts';

const line = (startMs: number, endMs: number, text: string, runId = 1) => ({ runId, startMs, endMs, text });

it.each([
  ['nothing written down', [], ''],
  ['its lines in order', [line(1000, 1500, '您好'), line(1500, 2000, '请坐')], '您好 请坐'],
  ['a line that reaches a little beyond', [line(800, 1600, '您好')], '您好'],
  ['a line of which less than half lies in it', [line(0, 1400, '您好')], ''],
  ['a line of another recording', [line(1000, 2000, '您好', 2)], ''],
])('a turn of speech from 1 s to 2 s has %s', (_, lines, text) => {
  expect(spokenText({ runId: 1, startMs: 1000, endMs: 2000 }, lines)).toBe(text);
});

it('the lane of voices shows what the clerk said, and of others that they spoke', () => {
  const t = Object.assign((zh: string) => zh, { of: ({ zh }: { zh: string }) => zh, language: 'zh' as const });
  const voice = (type: 'clerk-voice' | 'citizen-voice', id: number) => ({
    ...{
      id,
      runId: 1,
      hall: 'main',
      window: 'A01',
      type,
      person: 'x',
      confidence: 0.9,
      value: 20,
      unit: 'LU' as const,
    },
    ...{ role: type === 'clerk-voice' ? ('clerk' as const) : ('citizen' as const), startMs: 1000, endMs: 2000 },
    ...{ startAt: '2026-11-20T01:00:01Z', endAt: '2026-11-20T01:00:02Z' },
  });
  const timeline = {
    window: { id: 1, hall: 'main', window: 'A01', title: 'A01', hallTitle: 'main' },
    ...{ from: '2026-11-20T01:00:00Z', to: '2026-11-20T02:00:00Z' },
    ...{
      runs: [],
      encounters: [],
      findings: [],
      gaps: [],
      events: [voice('clerk-voice', 1), voice('citizen-voice', 2)],
    },
  };
  const voices = windowLanes(timeline, t, LIGHT, [line(1000, 2000, '您好')]).find(({ name }) => name === 'voice');
  expect(voices?.entries.map(({ short, label }) => [short, label])).toEqual([
    ['您好', '窗口人员说话 +20 LU：“您好”'],
    ['办事人说话 +20 LU', '办事人说话 +20 LU'],
  ]);
});
