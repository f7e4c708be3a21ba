/** A process of its own: the service on a store of findings in the folder of its argument. */
import type { AddressInfo } from 'node:net';
import { clipRun } from '../../test/support/clip-run.ts';
import { benchService } from './bench-service.ts';

export const FILLED = { runs: 1500, windows: 50, betweenStartsMs: 60_000 } as const;

export interface Served {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly findings: number;
  /** Start of the first recording; epoch ms. */
  readonly firstStart: number;
}

if (process.send !== undefined) await serve(process.argv[2]!);

/** Answers `cpu` with the ms of processor time it has taken so far; ends at `stop`. */
async function serve(folder: string): Promise<void> {
  await using service = await benchService(folder);
  const run = clipRun('counter-violations');
  const firstStart = run.startedAt!;
  for (let i = 0; i < FILLED.runs; i++) {
    const footage = { ...run.footage, sha256: String(i).padStart(64, '0') };
    const startedAt = firstStart + i * FILLED.betweenStartsMs;
    await service.store.commitRun({ ...run, window: `A${i % FILLED.windows}`, footage, startedAt });
  }
  const headers = await service.logIn();
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = service.app.server.address() as AddressInfo;
  const findings = FILLED.runs * run.findings.length;
  const stopped = new Promise<void>((resolve) => {
    process.on('message', (message) => {
      if (message === 'stop') resolve();
      const { user, system } = process.cpuUsage();
      if (message === 'cpu') process.send!((user + system) / 1000);
    });
  });
  process.send!({ url: `http://127.0.0.1:${port}`, headers, findings, firstStart } satisfies Served);
  await stopped;
  process.disconnect();
}
