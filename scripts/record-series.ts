// Records what the nets read in the bundled clips, so that tests of everything after them run without nets: `fixtures/series`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCameraFile } from '../src/config/camera-file.ts';
import { analyzeFootage } from '../src/pipeline.ts';
import { compress } from '../src/store/readings/compression.ts';
import { encodeReadings } from '../src/store/readings/encode-readings.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const SAMPLE_FPS = 10;

for (const clip of ['counter-by-the-book', 'counter-violations']) {
  const { readings, picture } = await analyzeFootage({
    path: `${FIXTURES}/clips/${clip}.mp4`,
    window: 'A01',
    camera: readCameraFile(`${FIXTURES}/clips/${clip}.camera.yaml`).geometry,
    rulebooks: [],
    sampleFps: SAMPLE_FPS,
    ffmpeg: {},
  });
  const bytes = await compress(encodeReadings(readings, picture));
  writeFileSync(`${FIXTURES}/series/${clip}.readings.bin`, bytes);
  console.log(`${clip}: ${readings.length} frames, ${bytes.length} bytes`);
}
