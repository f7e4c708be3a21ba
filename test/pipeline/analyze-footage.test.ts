import { mkdirSync, writeFileSync } from 'node:fs';
import { InferenceSession } from 'onnxruntime-node';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCameraFile } from '../../src/config/camera-file.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { AnalysisProgress, AnalysisRequest } from '../../src/pipeline.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import { reevaluateRun } from '../../src/reevaluate.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { processesNaming } from '../e2e/support/liyi.ts';
import { clipPath } from '../support/clip-run.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { hasPendingCleanups } from '../support/pending-cleanups.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Rising begins at 3.7 s and ends at 4.4 s. */
const LENGTH_S = 6;
const SAMPLE_FPS = 5;
const TIME_TOLERANCE_MS = 700;
/** Every net runs in earnest; a busy machine takes a while. */
vi.setConfig({ testTimeout: 120_000 });

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const clip = `${folder.path}/rising.mp4`;
runFfmpeg('-i', clipPath('counter-violations.mp4'), '-t', String(LENGTH_S), '-c', 'copy', clip);

const request = (more: Partial<AnalysisRequest> = {}): AnalysisRequest => ({
  path: clip,
  window: 'A01',
  camera: readCameraFile(clipPath('counter-violations.camera.yaml')).geometry,
  rulebooks: loadRulebooks(['qingpu-2023']),
  sampleFps: SAMPLE_FPS,
  ffmpeg: {},
  ...more,
});

/** Nets that are open. */
let open = 0;
beforeEach(() => {
  open = 0;
  const create = InferenceSession.create.bind(InferenceSession);
  vi.spyOn(InferenceSession, 'create').mockImplementation(async (...args: unknown[]) => {
    const session = await (create as (...args: unknown[]) => Promise<InferenceSession>)(...args);
    open++;
    const release = session.release.bind(session);
    vi.spyOn(session, 'release').mockImplementation(async () => {
      open--;
      await release();
    });
    return session;
  });
});

function expectNothingLeft(path: string): void {
  expect(open).toBe(0);
  expect(hasPendingCleanups()).toBe(false);
  expect(processesNaming(path)).toEqual([]);
}

describe('footage of a clerk who rises for a citizen', () => {
  it('becomes a run', async () => {
    const progress: AnalysisProgress[] = [];
    const queue = { events: [{ type: 'waiting', tMs: 0, value: 3 }], toleranceMs: 5000, digest: 'three' } as const;
    const queueOf = vi.fn(async () => queue);
    const run = await analyzeFootage(request({ startedAt: Date.parse('2026-11-20T09:00:00+08:00'), queueOf }), {
      onProgress: (p) => progress.push(p),
    });
    expect(InferenceSession.create).toHaveBeenCalledTimes(run.engine.models.length);
    expectNothingLeft(clip);

    expect(run.completeness).toEqual({ complete: true });
    expect(run.readings).toHaveLength(LENGTH_S * SAMPLE_FPS);
    expect(progress).toHaveLength(run.readings.length);
    expect(progress.at(-1)).toMatchObject({ tMs: 5800, startMs: 0, framesAnalysed: run.readings.length });
    expect(run.footage).toMatchObject({ width: 640, height: 360, startMs: 0, durationMs: 5800 });
    expect(run.footage.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(queueOf.mock.calls).toEqual([[{ startMs: 0, durationMs: 5800 }]]);
    expect(run.engine.settings).toMatchObject({ sampleFps: SAMPLE_FPS, queue: 'three' });
    expect(run.engine.models.length).toBeGreaterThan(3);

    expect(run.people.map(({ id }) => id).sort()).toEqual(['citizen-1', 'clerk-1']);
    const stances = run.events.filter(({ type }) => type === 'seated' || type === 'standing');
    expect(stances.map(({ type, role }) => `${role} ${type}`)).toEqual(['clerk seated', 'clerk standing']);
    expect(Math.abs(stances[0]!.endMs - 3701)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(Math.abs(stances[1]!.startMs - 4369)).toBeLessThan(TIME_TOLERANCE_MS);
    const present = run.events.filter(({ type }) => type === 'citizen-present');
    expect(present).toHaveLength(1);
    expect(Math.abs(present[0]!.startMs - 2450)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(run.encounters).toHaveLength(1);
    expect(run.encounters[0]!.endsInFootage).toBe(false);
    expect(run.findings.find(({ clause }) => clause === '3.2.2-stands-farewell')?.verdict).not.toBe('met');

    const { engine, ...timeline } = reevaluateRun(run, loadRulebooks(['qingpu-2023']), queue);
    const { people, events, blindness, encounters, findings } = run;
    expect(timeline).toEqual({ people, events, blindness, encounters, findings });
    expect(engine).toEqual(run.engine);
  });
});

describe('an analysis that does not end well leaves nothing behind', () => {
  it('called off midway', async () => {
    const calledOff = new AbortController();
    const analysis = analyzeFootage(request({ signal: calledOff.signal }), {
      onProgress: ({ framesAnalysed }) => framesAnalysed === 4 && calledOff.abort(),
    });
    await expect(analysis).rejects.toMatchObject({ code: 'LIYI_INTERRUPTED' });
    expectNothingLeft(clip);
  });

  it('called off before it began', async () => {
    await expect(analyzeFootage(request({ signal: AbortSignal.abort() }))).rejects.toMatchObject({
      code: 'LIYI_INTERRUPTED',
    });
    expectNothingLeft(clip);
  });

  it('whose caller fails midway', async () => {
    const failing = analyzeFootage(request(), {
      onProgress: () => {
        throw new Error('the terminal is gone');
      },
    });
    await expect(failing).rejects.toThrow('the terminal is gone');
    expectNothingLeft(clip);
  });

  it('of a file that does not exist', async () => {
    const path = `${folder.path}/none.mp4`;
    await expect(analyzeFootage(request({ path }))).rejects.toMatchObject({ code: 'LIYI_INPUT_NOT_FOUND' });
    expectNothingLeft(path);
  });
});

it('a damaged picture of a folder is a gap, and no absence of the clerk', async () => {
  const pictures = `${folder.path}/pictures`;
  mkdirSync(pictures);
  runFfmpeg('-i', clipPath('counter-violations.mp4'), '-t', '8', '-r', '1', `${pictures}/%02d.jpg`);
  writeFileSync(`${pictures}/05.jpg`, 'no picture');
  const run = await analyzeFootage(request({ path: pictures }));
  expect(run.readings.map(({ tMs }) => tMs)).toEqual([0, 1000, 2000, 3000, 5000, 6000, 7000]);
  expect(run.people.map(({ role }) => role)).toContain('clerk');
  expect(run.events.filter(({ type }) => type === 'absent')).toEqual([]);
  const covered = [
    { startMs: 0, endMs: 4000 },
    { startMs: 5000, endMs: 8000 },
  ];
  expect(run.completeness).toMatchObject({ complete: false, covered });
});

it('footage without anybody is a run without people', async () => {
  const path = makeVideo(`${folder.path}/empty.mp4`, { frames: 20, fps: 10 });
  const run = await analyzeFootage(request({ path }));
  expectNothingLeft(path);
  expect(run.people).toEqual([]);
  expect(run.encounters).toEqual([]);
  expect(run.findings.filter(({ verdict }) => verdict === 'met')).toEqual([]);
});

describe('footage with faults', () => {
  const H264 = ['-c:v', 'libx264', '-g', '10', '-bf', '0'];
  const at = (name: string) => `${folder.path}/${name}`;
  const met = ({ findings }: AnalysisRun) => findings.filter(({ verdict }) => verdict === 'met');

  it('of which one picture can be placed says so, and nothing is met by it', async () => {
    const moving = makeVideo(at('moving.mp4'), { frames: 50, fps: 10, encode: H264 });
    runFfmpeg('-i', moving, '-c', 'copy', '-bsf:v', 'setts=ts=1', at('stuck.mkv'));
    const run = await analyzeFootage(request({ path: at('stuck.mkv'), rulebooks: loadRulebooks() }));
    expect(run.decoding).toMatchObject({ picturesLeftOut: 49 });
    expect(run.completeness).toMatchObject({ complete: false, problem: expect.stringContaining('49 pictures') });
    expect(met(run)).toEqual([]);
    expect(run.findings.filter(({ reason }) => reason === 'too-little-footage').length).toBeGreaterThan(0);
  });

  it('whose picture comes after its sound begins with the sound', async () => {
    const sounding = makeVideo(at('sounding.mp4'), { frames: 50, fps: 5, sound: true, encode: H264 });
    const late = ['-i', sounding, '-itsoffset', '4', '-i', sounding, '-map', '0:a', '-map', '1:v', '-c', 'copy'];
    runFfmpeg(...late, at('late.mp4'));
    const run = await analyzeFootage(request({ path: at('late.mp4') }));
    expect(run.footage.startMs).toBe(0);
    expect(run.footage.durationMs).toBeCloseTo(13_800, -2);
    expect(run.readings[0]!.tMs).toBeCloseTo(4_000, -2);
    expect(run.decoding?.gaps).toMatchObject([{ startMs: 0, endMs: run.readings[0]!.tMs }]);
    expect(run.completeness.complete).toBe(false);
  });

  it('of two streams is known by the stream', async () => {
    const streams = [
      ['-i', makeVideo(at('one.mp4'), { frames: 20, fps: 5, encode: H264 })],
      ['-i', makeVideo(at('other.mp4'), { frames: 30, fps: 5, width: 320, height: 240, encode: H264 })],
    ];
    runFfmpeg(...streams.flat(), '-map', '0', '-map', '1', '-c', 'copy', at('two.mkv'));
    const [first, second] = [
      await analyzeFootage(request({ path: at('two.mkv') })),
      await analyzeFootage(request({ path: at('two.mkv'), stream: 1 })),
    ];
    expect(first.footage).toMatchObject({ width: 160, durationMs: 3800 });
    expect(first.footage.stream).toBeUndefined();
    expect(second.footage).toMatchObject({ width: 320, stream: 1, durationMs: 5800 });
    expect(second.footage.sha256).toBe(first.footage.sha256);
  });

  it('without times is shown at the rate that was stated, which is part of what the run is known by', async () => {
    const encode = ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'];
    const path = makeVideo(at('bare.mjpeg'), { frames: 30, fps: 10, encode });
    await expect(analyzeFootage(request({ path }))).rejects.toMatchObject({ code: 'LIYI_INPUT_NO_TIMES' });
    const run = await analyzeFootage(request({ path, untimedFps: 10 }));
    expect(run.footage.durationMs).toBe(2_800);
    expect([run.decoding?.statedFps, run.engine.settings.fps]).toEqual([10, 10]);
  });
});
