import { expect, it } from 'vitest';
import { BatchPace } from '../../src/batch/batch-pace.ts';

it('reckons the time left from the bytes done while work was allowed', () => {
  const pace = new BatchPace(0);
  expect(pace.leftMs).toBeUndefined();
  for (const id of ['a', 'b', 'c', 'd']) pace.expect(id, 1000);
  pace.expect('a', 1000);
  pace.progress('a', 1);
  pace.progress('b', 0.5);
  pace.tick(6000, true);
  pace.tick(60_000, false);
  expect(pace.fraction).toBeCloseTo(1.5 / 4);
  expect(pace.leftMs).toBeCloseTo(10_000);
  pace.forget('d');
  expect(pace.leftMs).toBeCloseTo(6000);
});
