import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWatchFile } from '../../src/config/watch-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const read = (text: string, environment = {}) => readWatchFile(folder.file('cameras.yaml', text), environment);

describe('list of cameras', () => {
  it('names streams by their window, fills in variables, finds files beside it', () => {
    folder.file('a.yaml', 'view: front');
    const streams = read(
      'hall: h1\nstreams:\n  - {window: A01, source: "rtsp://u:${PW}@h/1", camera: a.yaml}\n  - {id: x, window: A01, source: b.mp4, loop: true, rulebooks: [r, ./city/x.yaml]}\n',
      { PW: 'secret' },
    );
    expect(streams).toEqual([
      {
        id: 'A01',
        hall: 'h1',
        window: 'A01',
        source: 'rtsp://u:secret@h/1',
        loop: false,
        camera: { view: 'front', zones: {} },
      },
      {
        id: 'x',
        hall: 'h1',
        window: 'A01',
        source: join(folder.path, 'b.mp4'),
        loop: true,
        camera: { zones: {} },
        rulebooks: ['r', join(folder.path, 'city/x.yaml')],
      },
    ]);
  });

  it.each([
    ['streams: 3', /streams: must be a list/],
    ['streams: ["rtsp://u:hidden@h/1"]', /streams\.0: must be a mapping.*rtsp:\/\/\*\*\*@h/],
    ['streams: [{window: A01}]', /streams\.0\.source: must be text/],
    ['streams: [{window: A, source: a}, {window: A, source: b}]', /stream A is named twice/],
    ['streams: [{window: A, source: "rtsp://u:hidden@h/${NOT_SET}"}]', /variable NOT_SET is not set/],
  ])('%s', (text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'LIYI_WATCH_FILE', message: expect.stringMatching(message) }),
    );
    expect(() => read(text)).not.toThrow(/hidden/);
  });
});
