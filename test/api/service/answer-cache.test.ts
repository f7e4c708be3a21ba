import { describe, expect, test } from 'vitest';
import { AnswerCache } from '../../../src/api/service/answer-cache.ts';
import { openServiceStore } from '../../../src/store/service-store.ts';
import { STORE_KINDS } from '../../store/support/stores.ts';
import { testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

describe.each(STORE_KINDS)('an answer that is kept, on $name', (kind) => {
  async function kept() {
    const location = await kind.place();
    const [store, ofOther] = [await openServiceStore(location), await openServiceStore(location)];
    const cache = new AnswerCache(store);
    let written = 0;
    const usual = {};
    const answer = async (key: string, basis: object = usual) => {
      const { bytes } = await cache.answer(basis, key, async () => `${key} ${++written}`);
      return bytes.toString();
    };
    const close = async () => {
      await store[Symbol.asyncDispose]();
      await ofOther[Symbol.asyncDispose]();
    };
    return { store, ofOther, cache, answer, [Symbol.asyncDispose]: close };
  }

  // On PostgreSQL whatever else the server does counts as a change.
  test.runIf(kind.name === 'SQLite')('is written once while nothing changes, for each key', async () => {
    await using service = await kept();
    const all = [await service.answer('a'), await service.answer('b'), await service.answer('a')];
    expect(all).toEqual(['a 1', 'b 2', 'a 1']);
  });

  test.each(['store', 'ofOther'] as const)('is written anew after a change by %s', async (who) => {
    await using service = await kept();
    await service.answer('a');
    await storeRun(service[who] as typeof service.store);
    expect(await service.answer('a')).toBe('a 2');
  });

  test('is written anew on another basis', async () => {
    await using service = await kept();
    expect([await service.answer('a'), await service.answer('a', {})]).toEqual(['a 1', 'a 2']);
  });

  test('is not kept where writing it failed', async () => {
    await using service = await kept();
    await expect(service.cache.answer(service, 'a', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await service.answer('a')).toBe('a 1');
  });
});

describe.each(STORE_KINDS)('the list of findings, on $name', (kind) => {
  test('is everybody’s own: what one may see is not kept for another', async () => {
    const service = await testService({}, undefined, kind);
    await storeRun(service.store, 'hall-a', 'A01', 'aa');
    await storeRun(service.store, 'hall-b', 'B01', 'bb');
    const [all, ofB] = [await service.person('supervisor'), await service.person('supervisor', { halls: ['hall-b'] })];
    const halls = async (client: typeof all) => {
      const { findings } = (await client.get('/findings')).json() as { findings: { hall: string }[] };
      return [...new Set(findings.map(({ hall }) => hall))].sort();
    };
    expect(await halls(all)).toEqual(['hall-a', 'hall-b']);
    expect(await halls(ofB)).toEqual(['hall-b']);
    expect(await halls(all)).toEqual(['hall-a', 'hall-b']);
  });

  test('shows a review at once', async () => {
    const service = await testService({}, undefined, kind);
    await storeRun(service.store);
    const supervisor = await service.person('supervisor');
    const statuses = async () =>
      (await supervisor.get('/findings')).json().findings.map((f: { review: { status: string } }) => f.review.status);
    expect(await statuses()).toEqual(['open', 'open', 'open']);
    await supervisor.send('POST', '/findings/1/reviews', { action: 'confirm', reason: 'other', version: 0 });
    expect(await statuses()).toEqual(['open', 'open', 'confirmed']);
  });
});
