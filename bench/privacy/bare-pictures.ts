import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Footage } from '../../src/media/footage.ts';
import type { VideoFrame } from '../../src/media/frame.ts';
import { i420ToRgb } from '../../src/media/i420-to-rgb.ts';
import type { BareHead } from './check-clip.ts';

/** Writes each frame with bare heads, circled, as `<name>-<ms>.jpg`. */
export function picturesOfBare(folder: string, name: string) {
  mkdirSync(folder, { recursive: true });
  return async (frame: VideoFrame, bare: readonly BareHead[], { colorMatrix }: Footage): Promise<void> => {
    const { width, height } = frame;
    const circles = bare.map(
      ({ head: { centre, radiusPx } }) =>
        `<circle cx="${centre.x}" cy="${centre.y}" r="${radiusPx}" fill="none" stroke="red" stroke-width="3"/>`,
    );
    const drawing = Buffer.from(`<svg width="${width}" height="${height}">${circles.join('')}</svg>`);
    await sharp(i420ToRgb(frame, colorMatrix), { raw: { width, height, channels: 3 } })
      .composite([{ input: drawing }])
      .jpeg()
      .toFile(join(folder, `${name}-${Math.round(frame.ptsMs)}.jpg`));
  };
}
