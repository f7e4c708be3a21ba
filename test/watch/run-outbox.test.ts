import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { RunOutbox } from '../../src/watch/run-outbox.ts';
import type { StreamSpec } from '../../src/watch/stream-spec.ts';

const spec = { id: 'a01' } as StreamSpec;
const run = (window: string) => ({ window }) as AnalysisRun;

/** A store that takes runs only while it is open. */
function aStore({ isOpen = true } = {}) {
  const taken: string[] = [];
  const said: string[] = [];
  const store = { isOpen, taken, said, holdUp: Promise.resolve() };
  const outbox = new RunOutbox(
    {
      async commitRun({ window }) {
        await store.holdUp;
        if (!store.isOpen) throw new Error('closed');
        taken.push(window);
        return { outcome: 'created', runId: taken.length };
      },
    },
    {
      stored: (_, { window }) => said.push(`stored ${window}`),
      notStored: (_, error) => said.push(String(error)),
      dropped: () => said.push('given up'),
    },
  );
  return { store, outbox };
}

describe('finished segments', () => {
  it('are stored one after the other', async () => {
    const { store, outbox } = aStore();
    for (const window of ['A', 'B', 'C']) outbox.put(spec, run(window));
    await outbox[Symbol.asyncDispose]();
    expect(store.taken).toEqual(['A', 'B', 'C']);
  });

  it('that the store refuses are tried again in order, once each', async () => {
    const { store, outbox } = aStore({ isOpen: false });
    outbox.put(spec, run('A'));
    await sleep(0);
    outbox.put(spec, run('B'));
    await sleep(0);
    store.isOpen = true;
    outbox.send();
    outbox.send();
    await sleep(0);
    expect(store.said).toEqual(['Error: closed', 'Error: closed', 'stored A', 'stored B']);
  });

  it('make way for newer ones where too many wait, but the one on its way is not given up', async () => {
    const { store, outbox } = aStore();
    const { promise, resolve } = Promise.withResolvers<void>();
    store.holdUp = promise;
    for (let i = 0; i <= 200; i++) outbox.put(spec, run(String(i)));
    expect(store.said).toEqual(['given up']);
    resolve();
    await outbox[Symbol.asyncDispose]();
    const all = Array.from({ length: 201 }, (_, i) => String(i));
    expect(store.taken).toEqual(all.filter((window) => window !== '1'));
  });
});
