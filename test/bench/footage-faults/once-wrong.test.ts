import { afterAll, describe, expect, it } from 'vitest';
import { examine } from '../../../bench/footage-faults/examine.ts';
import { makeMutation } from '../../../bench/footage-faults/make-mutation.ts';
import { describeMutation, type Mutation } from '../../../bench/footage-faults/mutation.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

/** Recordings of the sweep whose evidence once was another picture than the one analysed, or none. */
const ONCE_WRONG: readonly Mutation[] = [
  {
    ...{ id: 12, clip: 'counter-by-the-book', fromSeconds: 14.1, lengthSeconds: 9.83, size: '320x180', fps: 25 },
    coding: { container: 'flv', codec: 'libx264', keyEvery: 50, reordered: true },
    faults: [
      { kind: 'noise', bytes: 30 },
      { kind: 'jitter', lengthMs: 5 },
    ],
    seed: 1_312_982_282,
  },
];

describe('evidence shows what was analysed', () => {
  it.each(ONCE_WRONG.map((mutation) => [describeMutation(mutation), mutation] as const))('%s', async (_, mutation) => {
    const path = makeMutation(mutation, folder.path);
    const found = await examine({ path, folder: folder.path, stream: 0, fps: mutation.fps });
    expect(found).toMatchObject({ verdict: 'fine' });
  });
});
