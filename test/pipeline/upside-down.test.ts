import { afterAll, expect, it, vi } from 'vitest';
import { readCameraFile } from '../../src/config/camera-file.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import { clipPath } from '../support/clip-run.ts';
import { runFfmpeg } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const LENGTH_S = 14;
/** An analysis takes a moment even of so little footage. */
vi.setConfig({ testTimeout: 120_000 });

it('footage of a camera that is turned over claims nothing', async () => {
  const path = `${folder.path}/turned-over.mp4`;
  runFfmpeg('-i', clipPath('counter-violations.mp4'), '-vf', 'vflip', '-t', String(LENGTH_S), path);
  const { events, blindness, findings } = await analyzeFootage({
    ...{ path, window: 'A01', sampleFps: 2, ffmpeg: {} },
    camera: readCameraFile(clipPath('counter-violations.camera.yaml')).geometry,
    rulebooks: loadRulebooks(['qingpu-2023']),
  });
  expect(events).toEqual([]);
  const ofPicture = blindness.filter(({ reason }) => reason !== 'no-audio');
  expect(new Set(ofPicture.map(({ role, reason }) => `${role} ${reason}`))).toEqual(
    new Set(['clerk upside-down', 'citizen upside-down']),
  );
  expect(findings.filter(({ verdict }) => ['met', 'not-met', 'needs-review'].includes(verdict))).toEqual([]);
});
