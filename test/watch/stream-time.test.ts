import { describe, expect, it } from 'vitest';
import { Backoff } from '../../src/watch/backoff.ts';
import { StreamClock } from '../../src/watch/stream-clock.ts';

describe('stream clock', () => {
  it('keeps the spacing of the camera, whatever the arrivals', () => {
    const clock = new StreamClock();
    expect([0, 40, 80, 120].map((pts, i) => clock.timeOf(pts, [1000, 1130, 1135, 1140][i]!))).toEqual([
      1000, 1040, 1080, 1120,
    ]);
    expect(clock.jumps).toBe(0);
  });

  it.each([
    ['ahead by an hour', 3_600_000],
    ['back by an hour', -3_600_000],
  ])('goes on where the camera sets its clock %s', (_, jump) => {
    const clock = new StreamClock();
    clock.timeOf(10_000_000, 1000);
    expect(clock.timeOf(10_000_040 + jump, 1040)).toBe(1040);
    expect(clock.timeOf(10_000_080 + jump, 1080)).toBe(1080);
    expect(clock.jumps).toBe(1);
  });

  it('goes by the promptest of the pictures that came before the first was decoded', () => {
    const clock = new StreamClock();
    for (const [pts, arrival] of [
      [0, 3000],
      [2960, 3010],
      [3000, 3045],
    ] as const)
      clock.arrived(pts, arrival);
    expect(clock.timeOf(0, 3120)).toBe(45);
    clock.arrived(3040, 3060);
    expect(clock.timeOf(3040, 3160)).toBe(3085);
  });

  it('only advances, also where the next connection begins early', () => {
    const clock = new StreamClock();
    clock.timeOf(0, 1000);
    const last = clock.timeOf(900, 1000);
    clock.reconnected();
    expect(clock.timeOf(0, 1200)).toBeGreaterThan(last);
    expect(clock.jumps).toBe(0);
  });
});

describe('backoff', () => {
  it('doubles up to half a minute, less a random part', () => {
    const waits = (random: number) => {
      const backoff = new Backoff(() => random);
      return Array.from({ length: 9 }, () => backoff.afterFailure(0));
    };
    expect(waits(0)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(waits(1)).toEqual(waits(0).map((wait) => wait / 2));
  });

  it('begins anew after a connection that held', () => {
    const backoff = new Backoff(() => 0);
    for (let i = 0; i < 5; i++) backoff.afterFailure(100);
    expect(backoff.afterFailure(60_000)).toBe(500);
  });
});
