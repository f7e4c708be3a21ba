import { expect, test } from 'vitest';
import { privacyDocument } from '../../bench/privacy/privacy-document.ts';

const CLIP = {
  ...{ folder: 'footage', name: 'dev26', isRendered: true, bare: [] },
  ...{ frames: 10, heads: 20, staff: 5, staffHidden: 0, hiddenShare: 0.3 },
};

test.each([
  ['kept readings, no detector', { isSought: false, isAnew: false }, true, true],
  ['everything anew', { isSought: true, isAnew: true }, false, false],
])('the page says how it was measured: %s', (_, conditions, isOld, isWithoutDetector) => {
  const page = privacyDocument([CLIP], conditions, 'a machine');
  expect(page).toContain('dev26, dev27, dev30 and dev32 chose the borders');
  expect(page.includes('may be of an earlier version of the tracker')).toBe(isOld);
  expect(page.includes('Not run: a detector of heads')).toBe(isWithoutDetector);
});
