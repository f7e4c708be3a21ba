/** 95 % on both sides of the normal distribution. */
const Z = 1.959964;

export interface ShareInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval (Wilson, JASA 1927): stays within 0..1 and honest for few observations. */
export function wilsonInterval(hits: number, of: number): ShareInterval | undefined {
  if (of <= 0) return undefined;
  const share = hits / of;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))) / (1 + z2 / of);
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
