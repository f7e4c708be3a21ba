import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lockWindow } from '../../../src/store/places/places.ts';
import { openServiceStore } from '../../../src/store/service-store.ts';
import { NINE_O_CLOCK, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

describe.each(STORE_KINDS)('a window in $name', ({ place }) => {
  it('that is known is held by one transaction at a time', async () => {
    await using store = await openServiceStore(await place());
    await store.commitRun(run());
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const order: string[] = [];
    const hold = (name: string, until?: Promise<void>) =>
      store.keep(async (writing) => {
        const id = await lockWindow(writing, { window: 'A01' }, NINE_O_CLOCK);
        order.push(name);
        held.resolve();
        await until;
        order.push(`${name} ends`);
        return id;
      });
    const first = hold('first', release.promise);
    await held.promise;
    const second = hold('second');
    await sleep(100);
    release.resolve();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    expect(order).toEqual(['first', 'first ends', 'second', 'second ends']);
  });
});
