/** `median 84  p95 120  most 131 ms` */
export function percentiles(ms: readonly number[]): string {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0);
  return `median ${at(0.5)}  p95 ${at(0.95)}  most ${at(1)} ms`;
}
