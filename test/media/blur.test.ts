import { describe, expect, it } from 'vitest';
import { type BlurRegion, blurFrame, hidesPoint } from '../../src/media/blur.ts';
import { i420ByteLength, type VideoFrame } from '../../src/media/frame.ts';

const [WIDTH, HEIGHT] = [96, 64];

/** Every pixel differs from those beside it. */
function chessboard(): VideoFrame {
  const data = new Uint8Array(i420ByteLength(WIDTH, HEIGHT));
  for (let i = 0; i < data.length; i++) data[i] = (i + Math.floor(i / WIDTH)) % 2 === 0 ? 0 : 255;
  return { ptsMs: 1_000, width: WIDTH, height: HEIGHT, data };
}

const isHidden = ({ data }: VideoFrame, x: number, y: number): boolean =>
  [0, 1].every((dx) => data[y * WIDTH + x + dx]! > 0 && data[y * WIDTH + x + dx]! < 255);

/** All of a picture of twice the size, but for a circle about its middle. */
const ALL_BUT_MIDDLE: BlurRegion = {
  interval: { startMs: 0, endMs: 2_000 },
  box: { left: 0, top: 0, width: 192, height: 128 },
  except: [{ from: { x: 90, y: 64 }, to: { x: 102, y: 64 }, radius: 20 }],
};
const DISPLAYED = { width: 192, height: 128 };

describe('a region with exceptions', () => {
  it.each([
    ['in the middle', 48, 32, false],
    ['at its rim', 48, 40, false],
    ['outside', 48, 45, true],
    ['in a corner', 2, 2, true],
  ])('hides all but them: %s', (_, x, y, hidden) => {
    const frame = chessboard();
    blurFrame(frame, 40, [ALL_BUT_MIDDLE], DISPLAYED);
    expect(isHidden(frame, x, y)).toBe(hidden);
    expect(hidesPoint(ALL_BUT_MIDDLE, { x: 2 * x, y: 2 * y })).toBe(hidden);
  });

  it.each([
    ['before it', [0, 1]],
    ['after it', [1, 0]],
  ])('does not bring back what another region hides, %s', (_, order) => {
    const head = { interval: ALL_BUT_MIDDLE.interval, box: { left: 88, top: 56, width: 16, height: 16 } };
    const frame = chessboard();
    blurFrame(
      frame,
      40,
      order.map((i) => [ALL_BUT_MIDDLE, head][i]!),
      DISPLAYED,
    );
    expect(isHidden(frame, 48, 32)).toBe(true);
  });

  it('shows colours where it shows brightness', () => {
    const [before, frame] = [chessboard(), chessboard()];
    blurFrame(frame, 40, [ALL_BUT_MIDDLE], DISPLAYED);
    const middle = WIDTH * HEIGHT + 16 * (WIDTH / 2) + 24;
    expect([...frame.data.subarray(middle, middle + 2)]).toEqual([...before.data.subarray(middle, middle + 2)]);
    expect(frame.data[WIDTH * HEIGHT]).not.toBe(before.data[WIDTH * HEIGHT]);
  });

  it('has cells of the side that it states, in pixels of the displayed picture', () => {
    const frame = chessboard();
    for (let i = 0; i < WIDTH * HEIGHT; i++) frame.data[i] = i % WIDTH;
    blurFrame(frame, 40, [{ ...ALL_BUT_MIDDLE, except: [], cellPx: 64 }], DISPLAYED);
    expect(new Set(frame.data.subarray(0, WIDTH)).size).toBe(3);
  });
});
