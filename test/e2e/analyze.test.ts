import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '../../src/store/audit/read-audit.ts';
import { openServiceStore } from '../../src/store/service-store.ts';
import { clipPath } from '../support/clip-run.ts';
import { rulebookText } from '../support/rulebook-text.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { type LiyiResult, liyi } from './support/liyi.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schema/analysis-1.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(schema);

let folder: TemporaryFolder;
let analyzed: LiyiResult;
beforeAll(async () => {
  folder = temporaryFolder();
  analyzed = await liyi(
    [
      ...['analyze', clipPath('counter-violations.mp4'), '--camera', clipPath('counter-violations.camera.yaml')],
      ...['--window', 'A01', '--started-at', '2026-11-20T09:00:00+08:00', '--rulebook', 'qingpu-2023'],
      ...['--json', 'out/violations.json', '--sample-fps', '5'],
    ],
    { cwd: folder.path },
  );
}, 120_000);
afterAll(() => folder[Symbol.dispose]());

const document = () => JSON.parse(readFileSync(join(folder.path, 'out/violations.json'), 'utf8'));
const run = (...args: string[]) => liyi(args, { cwd: folder.path });

test('says what it found, how far it is and where it went', () => {
  expect(analyzed.stderr).toMatch(/counter-violations\.mp4 50% · .*× 实时 real time/);
  expect(analyzed.exitCode).toBe(0);
  expect(analyzed.stdout).toContain('窗口 window A01 · 2026-11-20T09:00:00+08:00');
  expect(analyzed.stdout).toContain('单手接 received with one hand');
  expect(analyzed.stdout).toMatch(/未达标 not met [1-9]/);
  expect(analyzed.stdout).toContain(`${join(folder.path, 'liyi/timeline.db')}, run 1`);
});

test('writes one document that fits the published schema, and nothing half-written', () => {
  expect(validate(document()), JSON.stringify(validate.errors)).toBe(true);
  expect(document()).toMatchObject({
    schema: 'liyi.analysis/1',
    window: 'A01',
    startedAt: '2026-11-20T01:00:00.000Z',
    completeness: { complete: true },
  });
  expect(readdirSync(join(folder.path, 'out'))).toEqual(['violations.json']);
});

test('sees the clip for what it is: an encounter with papers taken and given by one hand', () => {
  const { encounters, events, findings } = document();
  expect(encounters).toHaveLength(1);
  const ofClerk = (type: string) =>
    events.filter((e: { type: string; role: string }) => e.type === type && e.role === 'clerk');
  expect(ofClerk('one-handed-receive')).toHaveLength(1);
  expect(ofClerk('one-handed-give')).toHaveLength(1);
  expect(findings).toContainEqual(
    expect.objectContaining({ rulebook: 'qingpu-2023', clause: '3.2.2-both-hands-intake', verdict: 'not-met' }),
  );
});

test('timeline shows it in the table and as JSON, by the time of day', async () => {
  const shown = await run('timeline', '--window', 'A01', '--from', '2026-11-20', '--to', '2026-11-20');
  expect(shown.stdout).toContain('单手递 gave with one hand');
  const json = JSON.parse((await run('timeline', '--window', 'A01', '--json')).stdout);
  expect(json).toMatchObject({ schema: 'liyi.timeline/1', window: 'A01', runs: [{ run: 1, window: 'A01' }] });
  expect(json.runs[0].findings).toHaveLength(document().findings.length);
});

test.each([
  ['another day', ['--window', 'A01', '--from', '2026-11-21']],
  ['another window', ['--window', 'B07']],
])('timeline of %s: nothing there', async (_, args) => {
  const { exitCode, stderr } = await run('timeline', ...args);
  expect([exitCode, stderr]).toEqual([5, expect.stringContaining('LIYI_NOT_IN_STORE')]);
});

describe('reevaluate', () => {
  test('with the same rulebooks changes nothing', async () => {
    const { exitCode, stdout } = await run('reevaluate', '--window', 'A01', '--rulebook', 'qingpu-2023');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('没有变化 unchanged')]);
  });

  test('with others makes a new run, from stored measurements alone', async () => {
    const { stdout } = await liyi(['reevaluate', '--rulebook', 'jinhu-2013'], {
      cwd: folder.path,
      environment: { FFMPEG_PATH: '/nowhere', FFPROBE_PATH: '/nowhere' },
    });
    expect(stdout).toContain('run 1 → run 2');
    const { runs } = JSON.parse((await run('timeline', '--window', 'A01', '--json')).stdout);
    expect(runs).toHaveLength(1);
    expect(runs[0].findings.map(({ rulebook }: { rulebook: string }) => rulebook)).not.toContain('qingpu-2023');
    expect(runs[0].events).toHaveLength(document().events.length);
  });
});

test('report writes a page with pictures of the recording', async () => {
  const { exitCode, stdout, stderr } = await run('report', '--window', 'A01', '--out', 'day/report.html');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain(join(folder.path, 'day/report.html'));
  const page = readFileSync(join(folder.path, 'day/report.html'), 'utf8');
  expect(page).toContain('窗口服务规范报告');
  expect(page).toContain('data:image/jpeg;base64,');
  // Pictures of people were shown: that is in the log.
  await using store = await openServiceStore({ sqlitePath: join(folder.path, 'liyi/timeline.db') });
  expect(await store.read((db) => listAudit(db, { action: 'report.write' }, { limit: 9 }))).toMatchObject([
    { actor: { id: 'command-line' }, detail: { runs: 1, withPictures: [expect.any(Number)] } },
  ]);
});

test('report goes on without a recording that it is given and cannot read', async () => {
  folder.file('broken.mp4', 'no footage');
  const { exitCode, stdout, stderr } = await run('report', '--footage', 'broken.mp4', '--out', 'other/report.html');
  expect([exitCode, stdout]).toEqual([3, expect.stringContaining('other/report.html')]);
  expect(stderr).toContain('LIYI_INPUT_NOT_MEDIA');
  expect(readFileSync(join(folder.path, 'other/report.html'), 'utf8')).toContain('data:image/jpeg;base64,');
});

test('a city’s own rulebook judges from its file, and from the folder that the settings name', async () => {
  folder.file('city/city-2026.yaml', rulebookText('city-2026'));
  folder.file('liyi.yaml', 'rulebooks: [./city/]');
  const tried = await run(
    'reevaluate',
    '--window',
    'A01',
    '--rulebook',
    'city/city-2026.yaml',
    '--db',
    'liyi/timeline.db',
  );
  expect([tried.exitCode, tried.stdout]).toEqual([0, expect.stringMatching(/run 2 → run 3/)]);
  expect((await run('reevaluate', '--window', 'A01')).stdout).toContain('没有变化 unchanged');
  expect((await run('timeline', '--window', 'A01', '--all')).stdout).toMatch(/微笑 Smiles\n.*city-2026 1-smile/);
});
