import { describe, expect, it } from 'vitest';
import { FrameMailbox } from '../../src/watch/frame-mailbox.ts';
import { Overload } from '../../src/watch/overload.ts';

const SIZE = { width: 160, height: 120 };

describe('mailbox', () => {
  it('keeps the newest frame, counts those that waited in vain, and adds up how long nothing moved', () => {
    const mailbox = new FrameMailbox(SIZE);
    for (const mark of [1, 2, 3]) {
      mailbox.buffer[0] = mark;
      mailbox.post({ tMs: mark * 100, stillMs: 90 });
    }
    const frame = mailbox.take();
    expect(frame?.tMs).toBe(300);
    expect(mailbox.slots[frame!.slot]![0]).toBe(3);
    expect(mailbox.dropped).toBe(2);
    expect(frame?.stillMs).toBe(270);
  });

  it('lends one frame at a time, and never writes into it', () => {
    const mailbox = new FrameMailbox(SIZE);
    mailbox.buffer[0] = 7;
    mailbox.post({ tMs: 0, stillMs: 0 });
    const lent = mailbox.slots[mailbox.take()!.slot]!;
    for (let i = 1; i < 10; i++) {
      mailbox.buffer[0] = 100 + i;
      mailbox.post({ tMs: i, stillMs: 0 });
      expect(mailbox.take()).toBeUndefined();
    }
    expect(lent[0]).toBe(7);
    mailbox.release();
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
