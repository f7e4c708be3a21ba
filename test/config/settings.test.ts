import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../src/config/settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const EMPTY = { environment: {}, workingFolder: '/nowhere' };

test('needs no file and no environment', () => {
  expect(readSettings(EMPTY)).toMatchObject({
    store: { sqlitePath: join(homedir(), '.local/share/liyi/timeline.db') },
    ffmpeg: { ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' },
    sampleFps: 10,
  });
});

test.each([
  ['default', {}, join(homedir(), '.local/share/liyi/timeline.db')],
  ['XDG folder', { environment: { XDG_DATA_HOME: '/data' } }, '/data/liyi/timeline.db'],
  ['environment', { environment: { LIYI_DB: 'env.db', XDG_DATA_HOME: '/data' } }, '/nowhere/env.db'],
  ['an empty variable', { environment: { LIYI_DB: '', XDG_DATA_HOME: '/data' } }, '/data/liyi/timeline.db'],
  ['option', { environment: { LIYI_DB: 'env.db' }, db: '/abs/option.db' }, '/abs/option.db'],
])('store: %s', (_, sources, sqlitePath) => {
  expect(readSettings({ ...EMPTY, ...sources }).store).toEqual({ sqlitePath });
});

test.each(['postgres://h/liyi', 'postgresql://h/liyi'])('store: %s is a server', (databaseUrl) => {
  expect(readSettings({ ...EMPTY, environment: { DATABASE_URL: databaseUrl } }).store).toEqual({ databaseUrl });
});

test('the file in the working folder counts; the environment goes before it', () => {
  using folder = temporaryFolder();
  folder.file(
    'liyi.yaml',
    'db: here.db\nffmpegPath: /opt/ffmpeg\nffprobePath: /opt/ffprobe\nsampleFps: 5\nrulebooks: [qingpu-2023, ./city/]',
  );
  expect(readSettings({ environment: { FFPROBE_PATH: '/usr/bin/ffprobe' }, workingFolder: folder.path })).toMatchObject(
    {
      store: { sqlitePath: join(folder.path, 'here.db') },
      ffmpeg: { ffmpegPath: '/opt/ffmpeg', ffprobePath: '/usr/bin/ffprobe' },
      sampleFps: 5,
      rulebooks: { judgeBy: ['qingpu-2023', join(folder.path, 'city')], paths: [join(folder.path, 'city')] },
    },
  );
});

test.each([
  ['an unknown key', 'sampelFps: 5', /unknown key sampelFps/],
  ['a rate out of range', 'sampleFps: 0', /sampleFps: .*from 1 to 60.*\(is 0\)/],
  ['no rulebook', 'rulebooks: []', /rulebooks: must name a rulebook/],
  ['a list', '[1]', /must be a mapping/],
])('refuses %s and names it', (_, text, message) => {
  using folder = temporaryFolder();
  const file = folder.file('other.yaml', text);
  expect(() => readSettings({ ...EMPTY, file })).toThrow(
    expect.objectContaining({ code: 'LIYI_CONFIG', message: expect.stringMatching(message) }),
  );
});

test('refuses a settings file that is named and not there', () => {
  expect(() => readSettings({ ...EMPTY, environment: { LIYI_CONFIG: 'gone.yaml' } })).toThrow(
    expect.objectContaining({ code: 'LIYI_CONFIG', message: expect.stringContaining('/nowhere/gone.yaml') }),
  );
});
