import { expect, test } from 'vitest';
import { STORE_KINDS } from '../store/support/stores.ts';
import { answerCheck } from './support/answer-check.ts';
import { type OpenApiDocument, RequestMaker } from './support/random-requests.ts';
import { testService } from './support/service.ts';
import { storeRun } from './support/stored-runs.ts';

/** bench/api/random-requests.ts sends many more. */
const REQUESTS = 400;
const TIMEOUT_MS = 120_000;

test.each(STORE_KINDS)(
  'whatever is asked of $name, the answer is as the document says and never the service’s own fault',
  async (kind) => {
    const service = await testService({}, undefined, kind);
    await storeRun(service.store);
    await storeRun(service.store, 'hall-b', 'B01', 'ab');
    const document = (await service.app.inject('/openapi.json')).json() as OpenApiDocument;
    const check = answerCheck(document);
    const maker = new RequestMaker(document, 20_261_120);
    const problems: string[] = [];
    const statuses = new Map<number, number>();
    let people = [await service.person('administrator'), await service.person('supervisor')];
    for (let i = 0; i < REQUESTS; i++) {
      // A request may have taken somebody's rights away.
      if (i % 300 === 299) people = [await service.person('administrator'), await service.person('supervisor')];
      const { operation, inject, method, path } = maker.next();
      const answer = await people[i % 2]!.inject(inject);
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
      const problem = check(operation, answer);
      if (problem !== undefined)
        problems.push(`${method} ${path} ${JSON.stringify(inject)}: ${problem} ${answer.body.slice(0, 300)}`);
    }
    expect(problems).toEqual([]);
    // Requests that are all refused would show nothing.
    expect(statuses.get(200)).toBeGreaterThan(REQUESTS / 5);
    expect(statuses.get(400)).toBeGreaterThan(REQUESTS / 20);
  },
  TIMEOUT_MS,
);
