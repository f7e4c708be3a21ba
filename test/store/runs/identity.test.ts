import { describe, expect, it } from 'vitest';
import { cameraHash } from '../../../src/store/places/places.ts';
import { engineHash } from '../../../src/store/runs/identity.ts';
import { engine } from '../support/runs.ts';

describe('the hash of an engine record', () => {
  const hash = engineHash(engine({ settings: { a: 1, b: { c: [1, 2], d: 'x' } } }));

  it('does not depend on the order of settings', () => {
    expect(engineHash(engine({ settings: { b: { d: 'x', c: [1, 2] }, a: 1 } }))).toBe(hash);
  });

  it('takes a setting that is undefined as left out', () => {
    expect(engineHash(engine({ settings: { a: 1, b: { c: [1, 2], d: 'x' }, e: undefined } }))).toBe(hash);
  });

  it.each([
    { a: 2, b: { c: [1, 2], d: 'x' } },
    { a: 1, b: { c: [2, 1], d: 'x' } },
    { a: 1, b: { c: [1, 2], d: 'x', e: 0 } },
    { a: '1', b: { c: [1, 2], d: 'x' } },
  ])('differs for %o', (settings) => {
    expect(engineHash(engine({ settings }))).not.toBe(hash);
  });
});

describe('the hash of a camera', () => {
  it('tells zones apart', () => {
    const zone = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
    ];
    expect(cameraHash({ zones: { clerk: zone } })).not.toBe(cameraHash({ zones: { citizen: zone } }));
  });
});
