import { describe, expect, it } from 'vitest';
import { describeMutation, mutationOf } from '../../../bench/footage-faults/mutation.ts';
import { psnrDb } from '../../../bench/footage-faults/picture-difference.ts';
import { sweepDocument } from '../../../bench/footage-faults/sweep-document.ts';

const first500 = Array.from({ length: 500 }, (_, id) => mutationOf(1, id));

describe('a sweep over mutated recordings', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(first500[17]).toEqual(mutationOf(1, 17));
    expect(first500.map(describeMutation)).not.toEqual(first500.map(({ id }) => describeMutation(mutationOf(2, id))));
  });

  it('has every kind of fault many times, and no fault twice in one recording', () => {
    const kinds = first500.map(({ faults }) => faults.map(({ kind }) => kind));
    const counts = Map.groupBy(kinds.flat(), (kind) => kind);
    expect(counts.size).toBe(15);
    for (const [kind, { length }] of counts) if (kind !== 'undecodable-sound') expect(length).toBeGreaterThan(8);
    for (const some of kinds) expect(new Set(some).size).toBe(some.length);
  });

  it.each([
    ['the same', [9, 9, 9, 9], Number.POSITIVE_INFINITY],
    ['one level apart', [10, 8, 10, 8], 48.13],
    ['another size', [9, 9], 0],
  ])('compares pictures: %s', (_, other, ratio) => {
    const found = psnrDb(new Uint8Array([9, 9, 9, 9]), new Uint8Array(other));
    if (Number.isFinite(ratio)) expect(found).toBeCloseTo(ratio, 2);
    else expect(found).toBe(ratio);
  });

  it('counts each fault of a mutation, and lists what went wrong', () => {
    const text = sweepDocument(
      [
        { id: 1, recording: 'ts libx264 640x360 5 fps key 1: hole 4, noise 3', verdict: 'fine', detail: 'complete' },
        { id: 2, recording: 'mp4 libx264 640x360 5 fps key 1: hole 4', verdict: 'still-differs', detail: 'at 1 s' },
      ],
      1,
      '2 × a processor',
    );
    expect(text).toContain('Seed 1, 2 mutations, on 2 × a processor.');
    expect(text).toContain('| hole | 1 | 1 |');
    expect(text).toContain('| noise | 1 |  |');
    expect(text).toContain('| 2 | mp4 libx264 640x360 5 fps key 1: hole 4 | still-differs | at 1 s |');
  });
});
