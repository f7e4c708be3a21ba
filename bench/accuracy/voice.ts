/**
 * How well voices are found in noise: `npm run bench:voice <folder>` takes clips with sound and truth (`speech`), adds pink noise at some
 * levels below the voices, and prints the F1 of 10 ms frames and the CPU time of an hour of sound.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Listener } from '../../src/hearing/listener.ts';
import { SpeechNet } from '../../src/inference/speech-net.ts';
import { decodeSound } from '../../src/media/decode-sound.ts';
import { probeFootage } from '../../src/media/probe.ts';
import type { SoundChunk } from '../../src/media/sound-source.ts';
import { measureVoices } from '../../src/voice/measure-voices.ts';

/** Noise below the voice, dB; undefined for the clip as it is. */
const NOISES_DB = [undefined, 20, 10, 5] as const;
const FRAME_MS = 10;
/** What cannot be heard in the clip itself is not asked for. */
const LEAST_SNR_DB = 0;
const HOUR_MS = 3_600_000;

interface Speech {
  readonly startMs: number;
  readonly endMs: number;
  readonly rmsDbfs: number;
  readonly snrDb: number;
}

/** Pink noise of RMS 1, the same every time (filter of Paul Kellet over a linear congruential generator). */
function pinkNoise(): () => number {
  let seed = 7;
  const state = [0, 0, 0];
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const white = seed / 2 ** 31 - 1;
    state[0] = 0.99765 * state[0]! + white * 0.099046;
    state[1] = 0.963 * state[1]! + white * 0.2965164;
    state[2] = 0.57 * state[2]! + white * 1.0526913;
    return (state[0] + state[1] + state[2] + white * 0.1848) / 1.1;
  };
}

const noisy = ({ ptsMs, channels }: SoundChunk, rms: number, noise: () => number): SoundChunk => ({
  ptsMs,
  channels: channels.map((samples) => samples.map((sample) => sample + rms * noise())),
});

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name a folder of clips with truth');
const clips = readdirSync(folder).filter((name) => name.endsWith('.truth.json'));
const counts = new Map(NOISES_DB.map((db) => [db, { both: 0, found: 0, spoken: 0, cpuMs: 0, ms: 0 }]));
await using net = await SpeechNet.open();

for (const clip of clips) {
  const truth = JSON.parse(readFileSync(join(folder, clip), 'utf8')) as { speech?: readonly Speech[] };
  if (truth.speech === undefined) continue;
  const footage = await probeFootage(join(folder, clip.replace('.truth.json', '.mp4')));
  await using source = decodeSound(footage)!;
  const chunks: SoundChunk[] = [];
  for await (const chunk of source) chunks.push(chunk);
  const spoken = truth.speech.filter(({ snrDb }) => snrDb >= LEAST_SNR_DB);
  const voiceDb = Math.max(...spoken.map(({ rmsDbfs }) => rmsDbfs));
  const endMs = footage.startMs + (footage.durationMs ?? 0);
  for (const db of NOISES_DB) {
    const count = counts.get(db)!;
    const noise = pinkNoise();
    const rms = db === undefined ? 0 : 10 ** ((voiceDb - db) / 20);
    const mixed = chunks.map((chunk) => noisy(chunk, rms, noise));
    const before = process.cpuUsage();
    const listener = new Listener(() => net.detector());
    for (const chunk of mixed) await listener.hear(chunk);
    const sound = listener.take(Number.POSITIVE_INFINITY);
    const reading = { tMs: endMs, quality: { meanLuma: 0, contrast: 0, sharpness: 0 }, people: [], sound };
    const { turns } = measureVoices({ readings: [reading], people: [], footage: { startMs: footage.startMs, endMs } });
    const { user, system } = process.cpuUsage(before);
    count.cpuMs += (user + system) / 1000;
    count.ms += endMs - footage.startMs;
    const within = (intervals: readonly { startMs: number; endMs: number }[], tMs: number) =>
      intervals.some((one) => tMs >= one.startMs && tMs < one.endMs);
    for (let tMs = footage.startMs; tMs < endMs; tMs += FRAME_MS) {
      const [is, said] = [within(turns, tMs), within(spoken, tMs)];
      count.both += is && said ? 1 : 0;
      count.found += is ? 1 : 0;
      count.spoken += said ? 1 : 0;
    }
  }
}

for (const [db, { both, found, spoken, cpuMs, ms }] of counts) {
  const [precision, recall] = [both / found, both / spoken];
  const f1 = (2 * precision * recall) / (precision + recall);
  const label = db === undefined ? 'as it is' : `noise ${db} dB below`;
  const cpuS = (cpuMs / ms) * (HOUR_MS / 1000);
  console.log(
    `${label}: F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; CPU ${cpuS.toFixed(0)} s an hour`,
  );
}
