import { readdirSync, utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keepNewestBurned } from '../../../src/api/evidence/burned-files.ts';
import { oldEvidence } from '../../../src/reports/evidence/old-evidence.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('clips with landmarks are kept up to a hundred, the newest; other evidence stays', async () => {
  using folder = temporaryFolder();
  for (let i = 0; i < 103; i++) {
    const path = folder.file(`7-${i.toString(16)}.landmarks.mp4`, 'clip');
    utimesSync(path, 1_000 + i, 1_000 + i);
  }
  folder.file('7-aa.mp4', 'clip');
  folder.file('7-aa.jpg', 'still');
  await keepNewestBurned(folder.path);
  const left = readdirSync(folder.path);
  expect(left.filter((name) => name.endsWith('.landmarks.mp4'))).toHaveLength(100);
  expect(left).toEqual(expect.arrayContaining(['7-aa.mp4', '7-aa.jpg', '7-3.landmarks.mp4', '7-66.landmarks.mp4']));
  expect(left).not.toContain('7-2.landmarks.mp4');
});

test('clips with landmarks are deleted after their time, unless their run is under appeal', async () => {
  using folder = temporaryFolder();
  folder.file('7-aa.landmarks.mp4', 'clip');
  folder.file('8-aa.landmarks.mp4', 'clip');
  const old = await oldEvidence(folder.path, Date.now() + 60_000, new Set([8]));
  expect([old.deletable.length, old.held]).toEqual([1, 1]);
});
