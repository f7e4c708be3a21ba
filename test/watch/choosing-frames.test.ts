import { describe, expect, it } from 'vitest';
import { LumaGrid } from '../../src/tracking/luma-grid.ts';
import { Cadence } from '../../src/watch/cadence.ts';
import { FrameMailbox } from '../../src/watch/frame-mailbox.ts';
import { Overload } from '../../src/watch/overload.ts';

const SIZE = { width: 160, height: 120 };
const STEP_MS = 1000 / 12;

/** Times chosen of ten seconds at 12 fps; a bright square of `side` pixels moves to and fro while `moves`. */
function chosen(side: number, moves: (tMs: number) => boolean, stretch = 1): number[] {
  const cadence = new Cadence({}, SIZE);
  const grid = new LumaGrid();
  const times: number[] = [];
  let place = 0;
  for (let i = 0; i < 120; i++) {
    const tMs = i * STEP_MS;
    if (moves(tMs)) place = (place + 24) % 96;
    const data = new Uint8Array(SIZE.width * SIZE.height * 1.5).fill(50);
    for (let y = 0; y < side; y++) data.fill(200, y * SIZE.width + place, y * SIZE.width + place + side);
    grid.read({ ptsMs: tMs, ...SIZE, data });
    if (cadence.chooses(tMs, grid, stretch)) times.push(tMs);
  }
  return times;
}

const between = (times: readonly number[], from: number, to: number) => times.filter((t) => t >= from && t < to).length;

describe('cadence', () => {
  it('is about one frame a second while nothing moves', () => {
    const times = chosen(8, () => false);
    expect(between(times, 4000, 10_000)).toBeGreaterThanOrEqual(5);
    expect(between(times, 4000, 10_000)).toBeLessThanOrEqual(7);
  });

  it('is about five while something small moves', () => {
    const times = chosen(8, () => true);
    expect(between(times, 1000, 9000) / 8).toBeGreaterThan(3.9);
    expect(between(times, 1000, 9000) / 8).toBeLessThan(6.1);
  });

  it('is every frame while something large moves, from its first moment', () => {
    const times = chosen(40, (tMs) => tMs > 6000);
    expect(between(times, 6000, 6300)).toBeGreaterThanOrEqual(2);
    expect(between(times, 6500, 10_000) / 3.5).toBeGreaterThan(11);
  });

  it('is half of it when stretched twofold', () => {
    const times = chosen(40, () => true, 2);
    expect(between(times, 1000, 9000) / 8).toBeGreaterThan(5);
    expect(between(times, 1000, 9000) / 8).toBeLessThan(7);
  });
});

describe('mailbox', () => {
  it('keeps the newest frame and counts those that waited in vain', () => {
    const mailbox = new FrameMailbox(SIZE);
    for (const mark of [1, 2, 3]) {
      mailbox.room[0] = mark;
      mailbox.post(mark * 100);
    }
    const frame = mailbox.take();
    expect(frame?.tMs).toBe(300);
    expect(mailbox.slots[frame!.slot]![0]).toBe(3);
    expect(mailbox.dropped).toBe(2);
  });

  it('lends one frame at a time, and never writes into it', () => {
    const mailbox = new FrameMailbox(SIZE);
    mailbox.room[0] = 7;
    mailbox.post(0);
    const lent = mailbox.slots[mailbox.take()!.slot]!;
    for (let i = 1; i < 10; i++) {
      mailbox.room[0] = 100 + i;
      mailbox.post(i);
      expect(mailbox.take()).toBeUndefined();
    }
    expect(lent[0]).toBe(7);
    mailbox.giveBack();
    expect(mailbox.slots[mailbox.take()!.slot]![0]).toBe(109);
  });
});

describe('overload', () => {
  it('lowers the cadence of all while frames are dropped, and raises it again', () => {
    const overload = new Overload();
    expect(overload.settle(100, 0)).toBe(false);
    expect(overload.settle(100, 30)).toBe(true);
    expect(overload.stretch).toBeGreaterThan(1);
    for (let i = 0; i < 20; i++) overload.settle(100, 50);
    expect(overload.stretch).toBeLessThanOrEqual(2.5);
    const ends = Array.from({ length: 40 }, () => overload.settle(100, 0));
    expect(ends.filter(Boolean)).toHaveLength(1);
    expect(overload.stretch).toBe(1);
  });
});
