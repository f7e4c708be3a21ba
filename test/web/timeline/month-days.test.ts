import { describe, expect, it } from 'vitest';
import { addMonths, spanOf, weeksOf } from '../../../web/src/timeline/month-days.ts';

describe('days of a month', () => {
  it('are six whole weeks from Monday that hold it', () => {
    const weeks = weeksOf('2026-11-20');
    expect([weeks[0]![0], weeks[0]![6], weeks[5]![6]]).toEqual(['2026-10-26', '2026-11-01', '2026-12-06']);
    // A month that begins on Monday begins with its own first day.
    expect(weeksOf('2026-06-30')[0]![0]).toBe('2026-06-01');
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-15', -1, '2025-12-01'],
  ])('the month of %s moved by %i begins on %s', (day, by, first) => expect(addMonths(day, by)).toBe(first));

  it('chosen in either order make a span that ends where no more may be shown', () => {
    expect(spanOf('2026-11-20', '2026-11-02', 31)).toEqual(['2026-11-02', '2026-11-20']);
    expect(spanOf('2026-11-01', '2027-01-01', 31)).toEqual(['2026-11-01', '2026-12-01']);
  });
});
