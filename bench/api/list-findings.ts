/**
 * 50 connections that list 50 findings each, over and over, on a store of 100,000 findings; client and service share the
 * machine. Prints requests a second and latencies in ms, and both processes' CPU time a request.
 *
 *     npm run bench:api -- [seconds=20]
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { clipRun } from '../../test/support/clip-run.ts';
import { benchService } from './bench-service.ts';

const CONNECTIONS = 50;
const LISTED = 50;
const RUNS = 1500;

interface Served {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly findings: number;
}

if (process.send === undefined) await measure(Number(process.argv[2] ?? 20));
else await serve(process.argv[2]!);

async function serve(folder: string): Promise<void> {
  await using service = await benchService(folder);
  const run = clipRun('counter-violations');
  for (let i = 0; i < RUNS; i++) {
    const footage = { ...run.footage, sha256: String(i).padStart(64, '0') };
    await service.store.commitRun({ ...run, window: `A${i % 50}`, footage, startedAt: run.startedAt! + i * 60_000 });
  }
  const headers = await service.logIn();
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = service.app.server.address() as AddressInfo;
  process.send!({ url: `http://127.0.0.1:${port}`, headers, findings: RUNS * run.findings.length } satisfies Served);
  const before = process.cpuUsage();
  await new Promise<void>((resolve) => process.once('message', () => resolve()));
  const { user, system } = process.cpuUsage(before);
  process.send!({ cpuMs: (user + system) / 1000 });
  process.disconnect();
}

async function measure(seconds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'liyi-bench-'));
  try {
    const child = fork(fileURLToPath(import.meta.url), [folder]);
    const { url, headers, findings } = await new Promise<Served>((resolve) => child.once('message', resolve));
    console.log(`${findings} findings; ${CONNECTIONS} connections, ${LISTED} findings an answer`);
    for (const [name, query] of [
      ['newest', ''],
      ['not met, open', '&verdict=not-met&review=open'],
      ['of a window', '&hall=default&window=A7'],
    ] as const) {
      const { requests, latency, non2xx } = await autocannon({
        ...{
          url: `${url}/api/v1/findings?limit=${LISTED}${query}`,
          headers,
          connections: CONNECTIONS,
          duration: seconds,
        },
      });
      const { p50, p97_5, p99, max } = latency;
      console.log(
        `${name.padEnd(16)} ${requests.average.toFixed(0).padStart(6)} requests/s   p50 ${p50}  p97.5 ${p97_5}  p99 ${p99}  max ${max} ms   ${non2xx} refused`,
      );
    }
    child.send('stop');
    await new Promise((resolve) => child.once('exit', resolve));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
