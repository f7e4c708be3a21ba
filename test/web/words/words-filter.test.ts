import { expect, it } from 'vitest';
import { addressOfWords, timelineAddress, wordsFilter } from '../../../web/src/words/words-filter.ts';

const PLACE = { hall: 'main', window: 'A01' };

it.each([
  ['', undefined, { q: '' }],
  ['q=您好', undefined, { q: '您好' }],
  ['q=您好&window=1', PLACE, { q: '您好', ...PLACE }],
  ['q=您好&from=2026-11-19&to=2026-11-20', undefined, { q: '您好', fromDay: '2026-11-19', toDay: '2026-11-20' }],
])('“%s” is looked for as %o', (address, place, filter) => {
  expect(wordsFilter(new URLSearchParams(address), place)).toEqual(filter);
});

it('leaves out of the address what is not chosen any more', () => {
  const address = new URLSearchParams('q=您好&window=1&from=2026-11-19');
  expect(addressOfWords(address, { window: undefined, to: '2026-11-20' })).toEqual({
    q: '您好',
    from: '2026-11-19',
    to: '2026-11-20',
  });
});

it('leads to the day and the moment in the timeline', () => {
  const address = new URL(timelineAddress(2, '2026-11-20T09:00:05.000+08:00'), 'http://site');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    window: '2',
    from: '2026-11-20',
    to: '2026-11-20',
    at: '2026-11-20T09:00:05.000+08:00',
  });
});
