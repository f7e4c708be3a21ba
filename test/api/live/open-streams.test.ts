import { expect, test } from 'vitest';
import { OpenStreams } from '../../../src/api/live/open-streams.ts';

test('one account or key cannot take all streams, and its place is free again when one ends', () => {
  const streams = new OpenStreams();
  const own = Array.from({ length: 40 }, () => streams.open('account:1'));
  expect(() => streams.open('account:1')).toThrow(expect.objectContaining({ code: 'LIYI_TOO_MANY_REQUESTS' }));
  streams.open('account:2');
  own[0]!();
  streams.open('account:1');
  expect(() => streams.open('account:1')).toThrow();
});

test('all together take no more than the service carries', () => {
  const streams = new OpenStreams();
  for (let i = 0; i < 500; i++) streams.open(`key:${i}`);
  expect(() => streams.open('account:1')).toThrow(expect.objectContaining({ code: 'LIYI_BUSY' }));
});
