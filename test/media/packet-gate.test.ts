import { describe, expect, it } from 'vitest';
import type { CodedPacket } from '../../src/media/coded-packets.ts';
import { PacketGate } from '../../src/media/packet-gate.ts';

/** A gate, and the times of what it had decoded; `|` where a new decoder began. */
function watchedGate() {
  const decoded: string[] = [];
  const times = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim().split(' ').filter(Boolean);
  const gate = new PacketGate({
    decode: (bytes) => decoded.push(...times(bytes)),
    decodeInNewDecoder: (bytes) => decoded.push('|', ...times(bytes)),
  });
  return {
    gate,
    decoded,
    /** What was decoded since the last time this was asked. */
    news: () => decoded.splice(0).join(' '),
  };
}

/** Its bytes are its time. */
const packet = (ptsMs: number, isKey: boolean): CodedPacket => ({
  ptsMs,
  isKey,
  changesCoding: false,
  bytes: new TextEncoder().encode(`${ptsMs} `),
});

/** From one time to before another, with a key picture every so often. */
function stream(fromMs: number, toMs: number, { stepMs = 250, keyEveryMs = 1000 } = {}): CodedPacket[] {
  const packets: CodedPacket[] = [];
  for (let ptsMs = fromMs; ptsMs < toMs; ptsMs += stepMs) packets.push(packet(ptsMs, ptsMs % keyEveryMs === 0));
  return packets;
}

/** After four seconds of pictures in which nothing moves. */
function dozingGate() {
  const watched = watchedGate();
  for (const each of stream(0, 4000)) watched.gate.take(each);
  watched.gate.doze(3750);
  watched.news();
  return watched;
}

describe('the gate of a live stream', () => {
  it('lets everything through while something moves', () => {
    const { gate, news } = watchedGate();
    for (const each of stream(0, 1500)) gate.take(each);
    expect(news()).toBe('0 250 500 750 1000 1250');
  });

  it('lets a key picture a second through while nothing moves', () => {
    const { gate, news } = dozingGate();
    for (const each of stream(4000, 7000)) gate.take(each);
    expect(news()).toBe('4000 5000 6000');
  });

  it('decodes what was left out before a picture in which something moves, and all that follows', () => {
    const { gate, news } = dozingGate();
    for (const each of stream(4000, 6500)) gate.take(each);
    expect(gate.hasKeptBefore(6000)).toBe(true);
    news();
    gate.wake(6000);
    expect(news()).toBe('| 5000 5250 5500 5750 6000 6250');
    gate.take(packet(6500, false));
    gate.take(packet(7000, true));
    expect(news()).toBe('6500 7000');
  });

  it('reaches back further where the decoder is late', () => {
    const { gate, news } = dozingGate();
    for (const each of stream(4000, 7000)) gate.take(each);
    news();
    gate.wake(6000);
    expect(news()).toBe('| 5000 5250 5500 5750 6000 6250 6500 6750');
  });

  it('leaves nothing out after a picture from which on all are wanted, however late that is said', () => {
    const { gate, news } = dozingGate();
    for (const each of stream(4000, 6250)) gate.take(each);
    expect(news()).toBe('4000 5000 6000');
    gate.stayAwake(4000);
    expect(news()).toBe('| 4000 4250 4500 4750 5000 5250 5500 5750 6000');
  });

  it('decodes everything rather than forget what nobody has looked at', () => {
    const { gate, news } = dozingGate();
    for (const each of stream(4000, 7250)) gate.take(each);
    expect(news()).toBe('4000 5000 6000 | 4000 4250 4500 4750 5000 5250 5500 5750 6000 6250 6500 6750 7000');
    const another = dozingGate();
    for (const each of stream(4000, 9250)) {
      another.gate.take(each);
      if (each.isKey) another.gate.doze(each.ptsMs);
    }
    expect(another.news()).toBe('4000 5000 6000 7000 8000 9000');
  });

  it('trusts key pictures only, for others may refer to what was left out', () => {
    const { gate } = dozingGate();
    for (const each of stream(4000, 5250)) gate.take(each);
    const whole = [3750, 4000, 4250, 4750, 5000, 5250].filter((ptsMs) => gate.isWhole(ptsMs));
    expect(whole).toEqual([3750, 4000, 5000]);
    gate.stayAwake(5000);
    expect(gate.isWhole(5250)).toBe(true);
  });

  it('has left nothing out before the first key picture of a doze', () => {
    const { gate, news } = dozingGate();
    for (const each of stream(4000, 4600)) gate.take(each);
    expect(gate.hasKeptBefore(4000)).toBe(false);
    gate.stayAwake(4000);
    gate.take(packet(4750, false));
    expect(news()).toBe('4000 4250 4500 4750');
  });

  it.each([
    ['every two seconds', { keyEveryMs: 2000 }, stream(4000, 6000).length],
    ['every half second, of which every second will do', { keyEveryMs: 500 }, 2],
    ['for every picture, of which one a second will do', { keyEveryMs: 250 }, 2],
  ])('with a key picture %s', (_, rhythm, decodedCount) => {
    const { gate, decoded, news } = watchedGate();
    for (const each of stream(0, 4000, rhythm)) gate.take(each);
    gate.doze(3750);
    news();
    for (const each of stream(4000, 6000, rhythm)) gate.take(each);
    expect(decoded).toHaveLength(decodedCount);
  });

  it('feeds a decoder as many packets as it wants before it gives the key picture out', () => {
    const { gate, news } = watchedGate();
    const order = [0, 750, 250, 500];
    const reordered = (second: number) => order.map((ms) => packet(second * 1000 + ms, ms === 0));
    for (const second of [0, 1, 2, 3]) for (const each of reordered(second)) gate.take(each);
    gate.doze(3750);
    news();
    for (const second of [4, 5]) for (const each of reordered(second)) gate.take(each);
    expect(news()).toBe('4000 4750 4250 5000 5750 5250');
  });

  it('decodes everything again when key pictures stay away', () => {
    const { gate, decoded } = dozingGate();
    for (const each of stream(4000, 7000, { keyEveryMs: 4000 })) gate.take(each);
    expect(decoded.map(Number)).toEqual(stream(4000, 7000).map(({ ptsMs }) => ptsMs));
    expect(gate.isDozing).toBe(false);
  });

  it('knows that a clock was set back by the time that stands since', () => {
    const { gate } = watchedGate();
    for (const each of stream(0, 4000)) gate.take(each);
    expect(gate.isStuck).toBe(false);
    for (let i = 1; i <= 20; i++) gate.take(packet(3750 + i / 64, false));
    expect(gate.isStuck).toBe(true);
  });

  it('gives up what comes until the next key picture where the decoder is too slow, and counts it', () => {
    const { gate, news } = watchedGate();
    for (const each of stream(0, 500)) gate.take(each);
    gate.skipToKey();
    for (const each of stream(500, 1500)) gate.take(each);
    expect(news()).toBe('0 250 1000 1250');
    expect(gate.skipped).toBe(2);
  });

  it('has given nothing up any more once it has dozed', () => {
    const { gate, news } = watchedGate();
    for (const each of stream(0, 3500)) gate.take(each);
    gate.skipToKey();
    gate.doze(3250);
    for (const each of stream(4000, 6500)) gate.take(each);
    news();
    gate.wake(6000);
    gate.take(packet(6500, false));
    expect(news()).toBe('| 5000 5250 5500 5750 6000 6250 6500');
  });
});
