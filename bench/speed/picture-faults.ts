/**
 * Faults found in the pictures of clips, and what their checks cost: `npm run bench:pictures -- <clip or folder…>`. Decodes
 * only; people upside down need nets and are left out. A clip's camera file beside it gives the clerk's zone.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { readCameraFile } from '../../src/config/camera-file.ts';
import { mean } from '../../src/core/statistics.ts';
import { poorPictures } from '../../src/measurements/poor-picture.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import { PictureChecker } from '../../src/media/picture-check.ts';
import { pictureQuality } from '../../src/media/picture-quality.ts';
import { probeFootage } from '../../src/media/probe.ts';

/** As many as the pipeline analyses while little moves; one a second is checked. */
const SAMPLE_FPS = 2;
const CLIP = /\.(mp4|avi|mkv|mov|ts)$/;

const clipsOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => CLIP.test(name))
        .sort()
        .map((name) => join(path, name))
    : [path];

const zoneOf = (clip: string) => {
  const camera = ['json', 'yaml'].map((type) => clip.replace(CLIP, `.camera.${type}`)).find(existsSync);
  return camera === undefined ? undefined : readCameraFile(camera).geometry.zones.clerk;
};

async function check(clip: string): Promise<{ readonly text: string; readonly costMs: number }> {
  const zone = zoneOf(clip);
  const checker = new PictureChecker(zone);
  const readings: FrameReading[] = [];
  const costs: number[] = [];
  for await (const frame of decodeFrames(await probeFootage(clip), { sampleFps: SAMPLE_FPS })) {
    const before = process.threadCpuUsage();
    const found = checker.check(frame);
    const { user, system } = process.threadCpuUsage(before);
    if (found) costs.push((user + system) / 1000);
    readings.push({
      ...{ tMs: frame.ptsMs, quality: pictureQuality(frame), people: [] },
      ...(found && { check: { ...found, headsUp: 0, headsDown: 0 } }),
    });
  }
  const faults = poorPictures(readings, zone !== undefined).map(
    ({ reason, startMs, endMs }) => `${reason} ${(startMs / 1000).toFixed(1)}-${(endMs / 1000).toFixed(1)} s`,
  );
  return { text: faults.join(', '), costMs: costs.length === 0 ? 0 : mean(costs) };
}

const clips = process.argv.slice(2).flatMap(clipsOf);
const costs: number[] = [];
let faulty = 0;
for (const clip of clips) {
  const { text, costMs } = await check(clip);
  costs.push(costMs);
  if (text !== '') faulty++;
  console.log(`${basename(clip).padEnd(36)} ${costMs.toFixed(2)} ms a check  ${text}`);
}
console.log(
  `${faulty} of ${clips.length} clips; a check takes ${mean(costs).toFixed(2)} ms of CPU (${cpus()[0]?.model})`,
);
