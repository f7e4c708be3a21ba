/** The header of the lines that `measureQuery` prints. */
export const QUERY_HEADER = `${''.padEnd(52)}  median     p95   first    rows`;

const REPEATS = 30;

/** Prints how long a query takes, in milliseconds, of thirty runs. */
export async function measureQuery(name: string, query: (i: number) => Promise<number>): Promise<void> {
  const times: number[] = [];
  let rows = 0;
  for (let i = 0; i < REPEATS; i++) {
    const start = performance.now();
    rows = await query(i);
    times.push(performance.now() - start);
  }
  const first = times[0]!;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(1).padStart(7);
  console.log(`${name.padEnd(52)} ${at(0.5)} ${at(0.95)} ${first.toFixed(1).padStart(7)} ${String(rows).padStart(7)}`);
}
