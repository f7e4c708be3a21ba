import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutFolders } from '../../../src/api/problems/without-folders.ts';
import { run } from '../../store/support/runs.ts';
import { testFolder } from '../../store/support/stores.ts';
import { testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

test.each([
  ['/srv/footage/hall a/notes.txt: is no media', 'notes.txt: is no media'],
  ['decoding /srv/大厅 一/09:00/a 01.mp4: ffmpeg ended', 'decoding a 01.mp4: ffmpeg ended'],
  ["cannot open 'C:\\nvr\\a\\b.mp4'", "cannot open 'b.mp4'"],
  ['https://h/a/b.mp4: 403', 'https://h/a/b.mp4: 403'],
  ['a picture of 3/4, yuv/rgb', 'a picture of 3/4, yuv/rgb'],
])('%s', (message, shown) => expect(withoutFolders(message)).toBe(shown));

test('no answer of the service names a folder of its machine', async () => {
  const folder = testFolder();
  const root = join(folder, 'footage');
  mkdirSync(root);
  writeFileSync(join(root, 'notes.txt'), 'not a recording');
  const service = await testService({ footageRoots: [{ path: root }] });
  await storeRun(service.store);
  const completeness = { complete: false, covered: [], problem: `decoding ${root}/a.mp4: ffmpeg ended` } as const;
  const { runId } = await service.store.commitRun(run({ hall: 'default', window: 'A02', completeness }));
  const administrator = await service.person('administrator');
  const refused = await administrator.send('POST', '/recordings', { windowId: 1, path: 'notes.txt' });
  expect([refused.statusCode, refused.json().detail]).toEqual([422, expect.stringContaining('notes.txt')]);
  const incomplete = await administrator.get(`/runs/${runId}`);
  expect(incomplete.json().completeness.problem).toBe('decoding a.mp4: ffmpeg ended');
  for (const { body } of [refused, incomplete, await administrator.get('/runs')]) expect(body).not.toContain(folder);
});
