import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import type { Footage } from '../../src/media/footage.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { type ReportRequest, writeReport } from '../../src/reports/write-report.ts';
import { clipPath, clipRun } from '../support/clip-run.ts';
import { runFfmpeg } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const rulebooks = loadRulebooks(['qingpu-2023']);

async function requestFor(path: string): Promise<ReportRequest> {
  const whole = clipRun('counter-violations');
  const byHand = whole.findings.filter(({ clause }) => clause.includes('both-hands'));
  const footage = await probeFootage(clipPath('counter-violations.mp4'));
  const run = { ...whole, findings: byHand };
  return { path, runs: [{ run, readings: async () => emptyCounter(footage), footage }], rulebooks, writtenAt: 0 };
}

/** Looked at once a second, and nobody there. */
const emptyCounter = ({ startMs, durationMs = 0 }: Footage): FrameReading[] =>
  Array.from({ length: Math.ceil(durationMs / 1000) }, (_, i) => ({
    tMs: startMs + 1000 * i,
    quality: { meanLuma: 120, contrast: 40, sharpness: 5 },
    people: [],
  }));

test('shows no picture where measurements are gone, and says why', async () => {
  using folder = temporaryFolder();
  const request = await requestFor(join(folder.path, 'report.html'));
  const lost: string[] = [];
  const runs = request.runs.map((run) => ({ ...run, readings: async () => [] }));
  await writeReport({ ...request, runs, onLost: (_, { code }) => void lost.push(code) });
  expect(lost).toEqual(['LIYI_NOT_MEASURED']);
  expect(readdirSync(folder.path)).toEqual(['report.html']);
  const page = readFileSync(request.path, 'utf8');
  expect(page).not.toContain('data:image/jpeg');
  expect(page).toContain('无法遮挡人脸');
});

test('writes the page with its stills, and clips that exist beside it', async () => {
  using folder = temporaryFolder();
  await writeReport(await requestFor(join(folder.path, 'day/report.html')));
  expect(readdirSync(join(folder.path, 'day')).sort()).toEqual(['report-clips', 'report.html']);
  const page = readFileSync(join(folder.path, 'day/report.html'), 'utf8');
  const linked = new Set([...page.matchAll(/href="report-clips\/([^"]+)"/g)].map(([, name]) => name!));
  expect(linked.size).toBeGreaterThan(0);
  expect(readdirSync(join(folder.path, 'day/report-clips')).sort()).toEqual([...linked].sort());
  expect(page).toContain('background-image:url(data:image/jpeg;base64,/9j/');
});

test('a new report takes away the clips of the former and nothing else', async () => {
  using folder = temporaryFolder();
  folder.file('report-clips/1-5-9.mp4', 'former');
  folder.file('report-clips/holiday.mp4', 'mine');
  await writeReport(await requestFor(join(folder.path, 'report.html')));
  const names = readdirSync(join(folder.path, 'report-clips'));
  expect(names).toContain('holiday.mp4');
  expect(names).not.toContain('1-5-9.mp4');
});

test('interrupted, it leaves the former report and nothing half-written', async () => {
  using folder = temporaryFolder();
  const path = folder.file('report.html', 'former');
  folder.file('report-clips/1-5-9.mp4', 'former');
  const request = await requestFor(path);
  const interruption = new AbortController();
  // As soon as anything is written.
  const watcher = watch(folder.path, () => interruption.abort());
  await expect(writeReport({ ...request, signal: interruption.signal })).rejects.toThrow();
  watcher.close();
  expect(readdirSync(folder.path).sort()).toEqual(['report-clips', 'report.html']);
  expect(readdirSync(join(folder.path, 'report-clips'))).toEqual(['1-5-9.mp4']);
  expect(readFileSync(path, 'utf8')).toBe('former');
});

test('a place that cannot be written is refused', async () => {
  using folder = temporaryFolder();
  mkdirSync(join(folder.path, 'report.html'));
  await expect(writeReport(await requestFor(join(folder.path, 'report.html')))).rejects.toThrow(
    expect.objectContaining({ code: 'LIYI_OUTPUT_WRITE' }),
  );
});

describe('footage that is not all it should be', () => {
  const made = temporaryFolder();
  afterAll(() => made[Symbol.dispose]());

  /** As recorders write G.729 and the like: no decoder knows its sound. */
  function withUnknownSound(): string {
    const path = join(made.path, 'unknown-sound.avi');
    const tone = ['-f', 'lavfi', '-i', 'sine', '-c:a', 'pcm_s16le', '-shortest'];
    runFfmpeg('-i', clipPath('counter-violations.mp4'), ...tone, '-c:v', 'copy', path);
    const bytes = readFileSync(path);
    bytes.writeUInt16LE(0x7777, bytes.indexOf('strf', bytes.indexOf('auds')) + 8);
    writeFileSync(path, bytes);
    return path;
  }

  /** The first second alone. */
  function cutShort(): string {
    const path = join(made.path, 'short.mp4');
    runFfmpeg('-i', clipPath('counter-violations.mp4'), '-t', '1', '-c', 'copy', path);
    return path;
  }

  test('sound that no decoder reads: its clips are silent, and say so', async () => {
    const request = await requestFor(join(made.path, 'silent.html'));
    const footage = await probeFootage(withUnknownSound());
    expect(footage.hasAudio).toBe(true);
    await writeReport({ ...request, runs: [{ ...request.runs[0]!, footage }] });
    const clips = readdirSync(join(made.path, 'silent-clips'));
    expect(clips.length).toBeGreaterThan(0);
    expect((await probeFootage(join(made.path, 'silent-clips', clips[0]!))).hasAudio).toBe(false);
    expect(readFileSync(request.path, 'utf8')).toContain('声音无法解码');
  });

  test('moments that are not in it: they are missing with the reason, and the other runs have their pictures', async () => {
    const request = await requestFor(join(made.path, 'partly.html'));
    const [whole] = request.runs;
    const broken = { ...whole!, run: structuredClone(whole!.run), footage: await probeFootage(cutShort()) };
    const lost: string[] = [];
    await writeReport({ ...request, runs: [broken, whole!], onLost: (_, { code }) => void lost.push(code) });
    expect(new Set(lost)).toEqual(new Set(['LIYI_INPUT_NO_FRAMES']));
    const page = readFileSync(request.path, 'utf8');
    expect(page).toContain('录像中取不出：');
    expect(page).toContain('background-image:url(data:image/jpeg;base64,/9j/');
    expect(readdirSync(join(made.path, 'partly-clips')).every((name) => name.startsWith('2-'))).toBe(true);
  });
});
