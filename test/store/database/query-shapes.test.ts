import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { runShaped } from '../../../src/store/database/query-shapes.ts';
import type { Database } from '../../../src/store/schema.ts';
import { STORE_KINDS } from '../support/stores.ts';

interface Given {
  readonly codes?: readonly string[];
  readonly from?: number;
  readonly newestFirst?: boolean;
}

describe.each(STORE_KINDS)('a query that is compiled once for its shape, in $name', ({ place }) => {
  async function halls() {
    const { db } = await openDatabase(await place());
    const rows = ['a', 'b', 'c'].map((code, i) => ({ code, created_at: i }));
    await db.insertInto('halls').values(rows).execute();
    let built = 0;
    const build = (of: Database) => (given: Given) => {
      built += 1;
      let query = of
        .selectFrom('halls')
        .select('code')
        .orderBy('created_at', given.newestFirst ? 'desc' : 'asc');
      if (given.codes !== undefined) query = query.where('code', 'in', given.codes);
      if (given.from !== undefined) query = query.where('created_at', '>=', given.from);
      return query;
    };
    const find = async (given: Given, of: Database = db) =>
      (await runShaped(of, 'halls', given, ['codes', 'from'], build(of))).map(({ code }) => code).join('');
    return { db, find, built: () => built, [Symbol.asyncDispose]: () => db.destroy() };
  }

  it('finds by the values of each time', async () => {
    await using store = await halls();
    expect([await store.find({ from: 1 }), await store.find({ from: 2 })]).toEqual(['bc', 'c']);
    expect([await store.find({ codes: ['a', 'c'] }), await store.find({ codes: ['c', 'b'] })]).toEqual(['ac', 'bc']);
    expect(store.built()).toBe(2);
  });

  it('has another shape for other properties, longer lists and whatever is no value', async () => {
    await using store = await halls();
    const found = [
      await store.find({}),
      await store.find({ newestFirst: true }),
      await store.find({ newestFirst: false }),
      await store.find({ codes: ['b'] }),
      await store.find({ codes: ['b', 'c'] }),
      await store.find({ codes: ['b', 'c'], from: 2 }),
    ];
    expect(found).toEqual(['abc', 'cba', 'abc', 'b', 'bc', 'c']);
    expect(store.built()).toBe(6);
  });

  it('sees what its own transaction has written', async () => {
    await using store = await halls();
    await store.find({ from: 1 });
    await store.db.transaction().execute(async (writing) => {
      await writing.insertInto('halls').values({ code: 'd', created_at: 3 }).execute();
      expect(await store.find({ from: 1 }, writing)).toBe('bcd');
    });
  });

  it('takes values for what they are, never for SQL', async () => {
    await using store = await halls();
    expect(await store.find({ codes: ["' or 1=1 --", 'a'] })).toBe('a');
  });
});
