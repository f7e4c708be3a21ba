import { describe, expect, it } from 'vitest';
import type { FrameReading, PersonReading } from '../../src/measurements/reading.ts';
import { StreamLoads } from '../../src/watch/stream-loads.ts';
import { TrackNames } from '../../src/watch/track-names.ts';

const always = (): boolean => true;

function settled(loads: StreamLoads, costs: Readonly<Record<string, number>>, mayMove: () => boolean = always) {
  for (let i = 0; i < 20; i++) {
    for (const [stream, share] of Object.entries(costs)) loads.spent(stream, share * 1000);
    const move = loads.settle(1000, mayMove);
    if (move) return move;
  }
  return undefined;
}

describe('placing streams', () => {
  it('spreads new streams evenly', () => {
    const loads = new StreamLoads(3);
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => loads.place(id)).sort()).toEqual([0, 0, 1, 1, 2, 2]);
    expect(loads.place('a')).toBe(loads.placeOf('a'));
  });

  it('moves the stream that evens two threads out', () => {
    const loads = new StreamLoads(2);
    for (const id of ['a', 'b', 'c', 'd']) loads.place(id);
    const [from, to] = [loads.placeOf('a')!, loads.placeOf('b')!];
    const move = settled(loads, { a: 0.5, c: 0.4, b: 0.05, d: 0.05 });
    expect(move).toMatchObject({ from, to });
    expect(loads.placeOf(move!.stream)).toBe(to);
  });

  it.each([
    ['all much alike', { a: 0.3, b: 0.25 }, always],
    ['one alone with a thread', { a: 0.9, b: 0.05 }, always],
    ['none may be moved', { a: 0.5, c: 0.4, b: 0.05 }, (): boolean => false],
  ])('moves nothing: %s', (_, costs, mayMove) => {
    const loads = new StreamLoads(2);
    for (const id of ['a', 'b', 'c']) if (id in costs) loads.place(id);
    expect(settled(loads, costs, mayMove)).toBeUndefined();
  });
});

describe('track names', () => {
  const reading = (...ids: string[]) =>
    ({ tMs: 0, quality: {}, people: ids.map((trackId) => ({ trackId }) as PersonReading) }) as unknown as FrameReading;
  const names = (tracks: TrackNames, ...ids: string[]) =>
    tracks.renamed(reading(...ids)).people.map(({ trackId }) => trackId);

  it('stay unique when an observer counts from 1 again, and again', () => {
    const tracks = new TrackNames();
    expect(names(tracks, 'clerk-1', 'citizen-3')).toEqual(['clerk-1', 'citizen-3']);
    tracks.restarted();
    expect(names(tracks, 'clerk-1', 'citizen-1')).toEqual(['clerk-2', 'citizen-4']);
    tracks.restarted();
    expect(names(tracks, 'clerk-1', 'citizen-1', 'unknown')).toEqual(['clerk-3', 'citizen-5', 'unknown']);
  });
});
