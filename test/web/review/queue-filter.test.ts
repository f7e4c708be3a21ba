import { describe, expect, it } from 'vitest';
import { exportQueryOf, queryOf, readFilter, writeFilter } from '../../../web/src/review/queue-filter.ts';

describe('filters of the queue', () => {
  it('come back from the address as they were written', () => {
    const filter = {
      ...{ hall: 'west', window: 'A02', staffNumber: 'S-017', rulebook: 'qingpu-2023', clause: '3.1-smile-arrival' },
      ...{ verdict: 'not-met', review: 'confirmed', nearMiss: 'true' },
      ...{ fromDay: '2026-11-01', toDay: '2026-11-20', timeFrom: '11:30', timeTo: '13:00' },
    };
    expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
  });

  it('ask for what waits where nothing is said', () => {
    expect(queryOf({})).toEqual({ order: 'urgency', verdict: ['not-met', 'needs-review'], review: ['open'] });
  });

  it('take days as the hall counts them, the last one included', () => {
    expect(queryOf({ fromDay: '2026-11-20', toDay: '2026-11-20' })).toMatchObject({
      from: '2026-11-20T00:00:00.000+08:00',
      to: '2026-11-21T00:00:00.000+08:00',
    });
  });

  it('go into the address of an export as lists', () => {
    const query = exportQueryOf(queryOf({ window: 'A02', timeFrom: '09:00', timeTo: '10:00' }));
    expect(query.toString()).toBe(
      'timeFrom=09%3A00&timeTo=10%3A00&window=A02&verdict=not-met%2Cneeds-review&review=open&acts=true',
    );
  });
});
