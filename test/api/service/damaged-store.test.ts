import { openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram } from '../../../src/cli/program.ts';
import { testFolder } from '../../store/support/stores.ts';
import { recordedTerminal } from '../../support/recorded-terminal.ts';
import { testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

const PAGE = 4096;

/** A store with some runs, and what it takes to damage its file. */
async function stored() {
  const path = join(testFolder(), 'liyi.db');
  const place = async () => ({ sqlitePath: path });
  const service = await testService({}, undefined, { name: 'SQLite', place });
  await storeRun(service.store);
  await service.store.database.wipeDeleted();
  /** Overwrites every third page after the first ones, which are read all the time. */
  const damage = () => {
    const file = openSync(path, 'r+');
    const pages = readFileSync(path).length / PAGE;
    for (let page = 20; page < pages; page += 3) writeSync(file, Buffer.alloc(PAGE, 7), 0, PAGE, page * PAGE);
  };
  return { path, service, damage };
}

test('a service is ready with a store that is whole, and not with a damaged one', async () => {
  const whole = await stored();
  expect((await whole.service.app.inject('/readyz')).statusCode).toBe(200);
  const { service, damage } = await stored();
  damage();
  const answer = await service.app.inject('/readyz');
  expect([answer.statusCode, answer.json()]).toEqual([503, { ready: false }]);
  expect((await service.app.inject('/healthz')).statusCode).toBe(200);
});

test('doctor tells a damaged store', async () => {
  const { path, damage } = await stored();
  const doctor = async () => {
    const terminal = recordedTerminal();
    const context = { terminal, environment: {}, workingFolder: '/', signal: new AbortController().signal };
    const program = await createProgram(context, ['doctor']);
    await program.parseAsync(['doctor', '--db', path], { from: 'user' });
    process.exitCode = undefined;
    return [...terminal.printed, ...terminal.noted].join('\n');
  };
  expect(await doctor()).toMatch(/✓ 时间轴数据库 timeline store/);
  damage();
  expect(await doctor()).toMatch(/LIYI_STORE_(READ|OPEN)[\s\S]*damaged/);
});
