import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test, vi } from 'vitest';
import { clerkSamples, curvesWithin } from '../../../src/api/runs/clerk-curves.ts';
import { RunCurves } from '../../../src/api/runs/curves.ts';
import { counterCamera } from '../../../src/core/counter-camera.ts';
import { measurePeople } from '../../../src/measurements/measure-people.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { STORE_KINDS } from '../../store/support/stores.ts';
import { interpretedRun } from '../../support/interpreted-run.ts';

const INTERVAL = { startMs: 4000, endMs: 5000 };
const waits = new AbortController().signal;

async function storedRun() {
  const store = await openStore(await STORE_KINDS[0]!.place());
  const { runId } = await store.commitRun(await interpretedRun('counter-violations', ['qingpu-2023']));
  const [run] = await store.runs({ id: runId });
  const readingBlocks = vi.spyOn(store, 'readingBlocks');
  const curves = new RunCurves(store);
  onTestFinished(async () => {
    await curves[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  return { run: run!, readings: await store.readings(runId), readingBlocks, curves };
}

test('curves of an interval come from the whole run, which is measured once', async () => {
  const { run, readings, readingBlocks, curves } = await storedRun();
  const clerks = clerkSamples(measurePeople(readings, counterCamera(run.camera, run.picture)));
  const intervals = [INTERVAL, { startMs: 12_000, endMs: 13_000 }, { startMs: -2, endMs: -1 }];
  const answers = await Promise.all(intervals.map((interval) => curves.within(run, interval, waits)));
  expect(answers).toEqual(intervals.map((interval) => curvesWithin(clerks, interval)));
  expect(answers.map((curve) => curve.length)).toEqual([3, 3, 0]);
  expect(readingBlocks).toHaveBeenCalledTimes(1);
});

test('readings that cannot be read are a reported error, and the next run is measured', async () => {
  const { run, readingBlocks, curves } = await storedRun();
  readingBlocks.mockResolvedValueOnce([Uint8Array.of(1, 2, 3)]);
  await expect(curves.within(run, INTERVAL, waits)).rejects.toMatchObject({ code: 'LIYI_STORE_READ' });
  readingBlocks.mockRejectedValueOnce(new Error('locked'));
  await expect(curves.within(run, INTERVAL, waits)).rejects.toThrow('locked');
  expect(await curves.within(run, INTERVAL, waits)).toHaveLength(3);
});

test('a thread that dies is reported, and the next request starts another', async () => {
  const { run, curves } = await storedRun();
  process.once('worker', (worker: Worker) => void worker.terminate());
  await expect(curves.within(run, INTERVAL, waits)).rejects.toMatchObject({ code: 'LIYI_SERVICE' });
  expect(await curves.within(run, INTERVAL, waits)).toHaveLength(3);
});

test('requests that nobody waits for, too many of them, or at the end are turned away', async () => {
  const { run, readingBlocks, curves } = await storedRun();
  const hung = Promise.withResolvers<Uint8Array[]>();
  readingBlocks.mockReturnValueOnce(hung.promise);
  const left = new AbortController();
  const codes = Array.from({ length: 34 }, (_, i) =>
    curves.within(run, INTERVAL, i === 1 ? left.signal : waits).catch(({ code }) => code),
  );
  expect(await codes[33]).toBe('LIYI_BUSY');
  left.abort();
  expect(await codes[1]).toBe('LIYI_INTERRUPTED');
  await curves[Symbol.asyncDispose]();
  expect(new Set(await Promise.all(codes.slice(0, 33)))).toEqual(new Set(['LIYI_INTERRUPTED']));
  expect(await curves.within(run, INTERVAL, waits).catch(({ code }) => code)).toBe('LIYI_INTERRUPTED');
});
