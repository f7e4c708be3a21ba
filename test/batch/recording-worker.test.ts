import { expect, it } from 'vitest';
import { mapPath } from '../../src/batch/recording-worker.ts';

const mappings = [
  { from: '/mnt/nvr', to: '/data' },
  { from: '/mnt/nvr/hall2', to: '/hall2/' },
  { from: 'Z:\\nvr', to: '/srv/nvr' },
];

it.each([
  ['/mnt/nvr/a/b.mp4', '/data/a/b.mp4'],
  ['/mnt/nvr/hall2/b.mp4', '/hall2/b.mp4'],
  ['/mnt/nvr2/b.mp4', '/mnt/nvr2/b.mp4'],
  ['Z:\\nvr\\A01\\b.mp4', '/srv/nvr/A01/b.mp4'],
  ['https://footage.example/mnt/nvr/a.mp4', 'https://footage.example/mnt/nvr/a.mp4'],
])('%s is %s here', (path, here) => {
  expect(mapPath(path, mappings)).toBe(here);
});
