import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { testFolder } from '../../store/support/stores.ts';
import { testService } from '../support/service.ts';

/** A service, and another program that opens its store. */
async function besideAnotherProgram() {
  const sqlitePath = join(testFolder(), 'liyi.db');
  const service = await testService({}, undefined, { name: 'SQLite', place: async () => ({ sqlitePath }) });
  const administrator = await service.person('administrator');
  const other = new SqliteConnection(sqlitePath);
  onTestFinished(() => void other.close());
  return { service, administrator, other, folder: sqlitePath.slice(0, -'/liyi.db'.length) };
}

test('while another program locks the store, others go on reading, and the write is made once it is free', async () => {
  const { administrator, service, other } = await besideAnotherProgram();
  // Its last use would be noted by the next request.
  service.clock.now += 120_000;
  other.exec('begin immediate');
  const writing = administrator.send('POST', '/halls', { hall: 'hall-a' });
  expect((await administrator.get('/halls')).json()).toMatchObject({ halls: [] });
  other.exec('commit');
  expect((await writing).statusCode).toBe(201);
  expect((await administrator.get('/halls')).json()).toMatchObject({ halls: [{ hall: 'hall-a' }] });
});

test('a store that stays locked is told as busy, without the folders of the machine', async () => {
  const { administrator, other, folder } = await besideAnotherProgram();
  other.exec('begin immediate');
  const answer = await administrator.send('POST', '/halls', { hall: 'hall-a' });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.json()).toMatchObject({ code: 'LIYI_STORE_BUSY' });
  expect(answer.body).not.toContain(folder);
}, 30_000);
