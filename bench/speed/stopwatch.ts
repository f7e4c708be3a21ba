/** What one call costs. The least of many samples: other work on the machine only ever adds. */
export interface Cost {
  readonly wallMs: number;
  /** CPU time of all threads of this process. */
  readonly cpuMs: number;
}

/** Long enough for the clocks to resolve. */
const SAMPLE_MS = 20;

/** @param samples how many times to measure; each sample is as many calls as fill 20 ms */
export async function costOf(call: () => unknown, samples: number): Promise<Cost> {
  const calls = await callsPerSample(call);
  let [wallMs, cpuMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let sample = 0; sample < samples; sample++) {
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    for (let i = 0; i < calls; i++) await call();
    wallMs = Math.min(wallMs, (performance.now() - before) / calls);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMs = Math.min(cpuMs, (user + system) / 1000 / calls);
  }
  return { wallMs, cpuMs };
}

async function callsPerSample(call: () => unknown): Promise<number> {
  await call();
  const before = performance.now();
  await call();
  return Math.max(1, Math.ceil(SAMPLE_MS / (performance.now() - before)));
}
