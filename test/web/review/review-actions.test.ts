import { describe, expect, it } from 'vitest';
import { reasonsFor, usualReason } from '../../../web/src/review/review-actions.ts';

const reason = (code: string) => ({ reason: code, wording: { zh: code, en: code } });
const LISTS = {
  actions: [
    { action: 'confirm', reasons: [reason('seen-clearly'), reason('not-done')] },
    { action: 'overturn', reasons: [reason('done-otherwise')] },
    { action: 'cannot-tell', reasons: [reason('cannot-be-seen')] },
  ],
  byCheck: [],
} as unknown as Parameters<typeof reasonsFor>[0];

const offered = (action: 'confirm' | 'overturn' | 'cannot-tell', hasPicture: boolean) => {
  const reasons = reasonsFor(LISTS, action, { check: undefined, hasPicture });
  return { reasons: reasons.map(({ reason }) => reason), chosen: usualReason(reasons, action, hasPicture) };
};

describe('reasons of a decision', () => {
  it.each([
    ['confirm', 'seen-clearly'],
    ['overturn', 'done-otherwise'],
    ['cannot-tell', 'cannot-be-seen'],
  ] as const)('with a picture, %s goes by %s unless another is chosen', (action, usual) => {
    expect(offered(action, true).chosen).toBe(usual);
  });

  it('without a picture, nothing was seen clearly, and nobody decides without saying by what', () => {
    expect(offered('confirm', false)).toEqual({ reasons: ['not-done'], chosen: undefined });
    expect(offered('overturn', false)).toEqual({ reasons: ['done-otherwise'], chosen: undefined });
    expect(offered('cannot-tell', false)).toEqual({ reasons: ['cannot-be-seen'], chosen: 'cannot-be-seen' });
  });
});
