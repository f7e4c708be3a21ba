import { describe, expect, it } from 'vitest';
import { findInManifest } from '../../src/batch/find-in-manifest.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function found(content: string | Uint8Array) {
  using folder = temporaryFolder();
  const manifest = folder.file('nightly.csv', content);
  const search = {
    manifest,
    hall: 'north',
    cameraOf: () => ({ zones: {} }),
    readCamera: () => ({ view: 'side' as const, zones: {} }),
  };
  const discoveries = await Array.fromAsync(findInManifest(search));
  return discoveries.map((discovery) => {
    if (discovery.found !== 'recording') throw new TypeError('a manifest skips nothing');
    return { ...discovery.recording, path: discovery.recording.path.replace(`${folder.path}/`, '') };
  });
}

describe('a manifest', () => {
  it('names recordings, relative to itself, with what is known of them', async () => {
    const rows = await found(
      'path,window,started_at,hall,camera,rulebooks,stream\r\n' +
        'a/01.mp4,A01,2026-11-20T09:00:00+08:00,,,qingpu-2023 jinhu-2013,1\r\n' +
        '\r\n' +
        '"b, with comma.mp4","A ""02""",,south,cam.yaml,,\r\n' +
        'https://footage.example/c.mp4?X-Amz-Signature=abc,A03,,,,,\r\n',
    );
    expect(rows).toEqual([
      {
        path: 'a/01.mp4',
        hall: 'north',
        window: 'A01',
        startedAt: Date.parse('2026-11-20T09:00:00+08:00'),
        camera: { zones: {} },
        rulebooks: ['qingpu-2023', 'jinhu-2013'],
        stream: 1,
        named: 'by-manifest',
      },
      {
        path: 'b, with comma.mp4',
        hall: 'south',
        window: 'A "02"',
        camera: { view: 'side', zones: {} },
        named: 'by-manifest',
      },
      {
        path: 'https://footage.example/c.mp4?X-Amz-Signature=abc',
        hall: 'north',
        window: 'A03',
        camera: { zones: {} },
        named: 'by-manifest',
      },
    ]);
  });

  it('may come from Excel: with a byte order mark, or in GBK', async () => {
    expect(await found('\ufeffpath,window\na.mp4,A01')).toMatchObject([{ window: 'A01' }]);
    // 一号 in GBK.
    const gbk = Buffer.concat([Buffer.from('path,window\na.mp4,'), Buffer.from([0xd2, 0xbb, 0xba, 0xc5])]);
    expect(await found(gbk)).toMatchObject([{ window: '一号' }]);
  });

  it.each([
    ['little-endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['big-endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('may be the Unicode text of a spreadsheet: UTF-16 %s, between commas or tabs', async (_, encoded) => {
    const rows = [{ path: 'a.mp4', window: '一号' }];
    expect(await found(encoded('path,window\r\na.mp4,一号\r\n'))).toMatchObject(rows);
    expect(await found(encoded('path\twindow\r\na.mp4\t一号\r\n'))).toMatchObject(rows);
  });

  it.each([
    ['path,windw\na.mp4,A01', 'line 1: there is no column "windw"'],
    ['path\na.mp4', 'line 1: the column window is missing'],
    ['', 'the column path is missing'],
    ['path,window\na.mp4,', 'line 2: window is empty'],
    ['path,window,started_at\na.mp4,A01,2026-11-20 09:00', 'line 2: started_at'],
    ['path,window,stream\n\na.mp4,A01,first', 'line 3: stream'],
    ['path,window,fps\na.h265,A01,0', 'line 2: fps'],
    ['path,window\n"a.mp4,A01', 'a quote'],
  ])('%j is refused: %s', async (content, message) => {
    await expect(found(content)).rejects.toThrow(
      expect.objectContaining({ code: 'LIYI_MANIFEST', message: expect.stringContaining(message) }),
    );
  });
});
