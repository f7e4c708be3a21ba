import { expect, test } from 'vitest';
import { sameMinutesLines } from '../../src/cli/same-minutes-lines.ts';
import { clipRun } from '../support/clip-run.ts';

test('two recordings that claim the same time: the other one is named, in both languages', () => {
  const { footage } = clipRun('counter-violations');
  const [zh, en] = sameMinutesLines({ id: 7, window: 'A01', footage });
  expect(zh).toContain('窗口 A01 的同一机位在同一时段已有另一段录像（counter-violations.mp4，run 7）');
  expect(en).toContain('has the same time (counter-violations.mp4, run 7): both are kept and judged apart');
});
