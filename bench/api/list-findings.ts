/**
 * 50 connections that list 50 findings each, over and over, on a store of 63,000 findings; client and service share the
 * machine. Prints requests a second, latencies in ms, and the service's CPU time a request.
 *
 *     npm run bench:api -- [seconds=20]
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { SYSTEM } from '../../src/store/audit/audit-chain.ts';
import { openServiceStore } from '../../src/store/service-store.ts';
import { FILLED, type Served } from './findings-service.ts';

const CONNECTIONS = 50;
const LISTED = 50;
const WARM_UP_S = 3;
const BETWEEN_WRITES_MS = 200;
/** Spreads numbers evenly without repeating one. */
const GOLDEN_RATIO = 0.618_033_988_749_895;

const seconds = Number(process.argv[2] ?? 20);
const folder = await mkdtemp(join(tmpdir(), 'liyi-bench-'));
const child = fork(fileURLToPath(new URL('./findings-service.ts', import.meta.url)), [folder]);
const told = <T>() => new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));

/** Addresses in turn; each has its own list wherever `other` rises with every request. */
type Lists = (other: number) => string;

function lists(firstStart: number): Readonly<Record<string, Lists>> {
  const half = FILLED.runs / 2;
  const until = (n: number) => {
    const start = firstStart + (half + ((n * GOLDEN_RATIO) % 1) * half) * FILLED.betweenStartsMs;
    return encodeURIComponent(new Date(start).toISOString());
  };
  const ofWindow: Lists = (n) => `&hall=default&window=A${n % FILLED.windows}&to=${until(n)}`;
  const ofHall: Lists = (n) => `&to=${until(n)}`;
  const notMet: Lists = (n) => `&verdict=not-met,needs-review&to=${until(n)}`;
  return {
    'newest, the same each time': () => '',
    'not met and open, the same each time': () => '&verdict=not-met&review=open',
    'up to a moment, another each time': ofHall,
    'of a window up to a moment, another each time': ofWindow,
    'not met up to a moment, another each time': notMet,
  };
}

async function measure(name: string, { url, headers }: Served, list: Lists): Promise<void> {
  let asked = 0;
  const run = (duration: number) =>
    autocannon({
      ...{ url, headers, duration, connections: CONNECTIONS },
      requests: [
        { setupRequest: (request) => ({ ...request, path: `/api/v1/findings?limit=${LISTED}${list(asked++)}` }) },
      ],
    });
  await run(WARM_UP_S);
  child.send('cpu');
  const before = await told<number>();
  const { requests, latency, non2xx, errors } = await run(seconds);
  child.send('cpu');
  const cpuMs = ((await told<number>()) - before) / requests.total;
  console.log(
    `${name.padEnd(62)} ${requests.average.toFixed(0).padStart(6)} requests/s   ` +
      `p50 ${latency.p50}  p97.5 ${latency.p97_5}  p99 ${latency.p99}  max ${latency.max} ms   ` +
      `${cpuMs.toFixed(2)} ms CPU   ${non2xx + errors} refused`,
  );
}

/** Another process that changes the store as machines do: nothing that was answered before holds any more. */
async function whileWriting(work: () => Promise<void>): Promise<void> {
  await using store = await openServiceStore({ sqlitePath: join(folder, 'liyi.db') });
  let writes = 0;
  const write = () =>
    store.change(SYSTEM, async ({ note }) => note({ action: 'bench.write', subject: `write:${++writes}` }));
  const timer = setInterval(() => void write(), BETWEEN_WRITES_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

try {
  const served = await told<Served>();
  console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(2)}`);
  console.log(`${served.findings} findings; ${CONNECTIONS} connections, ${LISTED} findings an answer`);
  const all = lists(served.firstStart);
  for (const [name, list] of Object.entries(all)) await measure(name, served, list);
  await whileWriting(() =>
    measure(`newest, the same each time, ${1000 / BETWEEN_WRITES_MS} writes/s`, served, () => ''),
  );
  child.send('stop');
  await new Promise((resolve) => child.once('exit', resolve));
} finally {
  child.kill();
  await rm(folder, { recursive: true, force: true });
}
