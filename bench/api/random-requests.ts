/**
 * Random valid and invalid requests generated from the service's own OpenAPI document, each answer checked against it.
 * Ends with exit code 1 where one is the service's own fault or not as described.
 *
 *     npm run bench:api:random -- [requests=20000] [seed=1]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerCheck } from '../../test/api/support/answer-check.ts';
import { type OpenApiDocument, RequestMaker } from '../../test/api/support/random-requests.ts';
import { clipRun } from '../../test/support/clip-run.ts';
import { benchService } from './bench-service.ts';

const [requests = 20_000, seed = 1] = process.argv.slice(2).map(Number);
/** A request may take somebody's rights away. */
const NEW_PEOPLE_EVERY = 250;

const folder = await mkdtemp(join(tmpdir(), 'liyi-bench-'));
try {
  await using service = await benchService(folder);
  await service.store.commitRun(clipRun('counter-violations'));
  await service.store.commitRun(clipRun('counter-by-the-book', { hall: 'hall-b', window: 'B01' }));
  const document = (await service.app.inject('/openapi.json')).json() as OpenApiDocument;
  const [check, maker] = [answerCheck(document), new RequestMaker(document, seed)];
  const statuses: Record<number, number> = {};
  const problems: string[] = [];
  const start = performance.now();
  let headers = await service.logIn();
  for (let i = 0; i < requests; i++) {
    if (i % NEW_PEOPLE_EVERY === NEW_PEOPLE_EVERY - 1) headers = await service.logIn();
    const { operation, inject, method, path } = maker.next();
    const answer = await service.app.inject({ ...inject, headers: { ...headers, ...inject.headers } });
    statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1;
    const problem = check(operation, answer);
    if (problem !== undefined) problems.push(`${method} ${path} ${JSON.stringify(inject).slice(0, 500)}: ${problem}`);
  }
  console.log(
    `${requests} requests in ${((performance.now() - start) / 1000).toFixed(0)} s, answers by status:`,
    statuses,
  );
  console.log(`${problems.length} not as described`);
  for (const problem of problems.slice(0, 20)) console.log(problem);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
