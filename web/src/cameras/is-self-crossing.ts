interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Whether two sides of a polygon cross: the service refuses such a zone. */
export function isSelfCrossing(corners: readonly Corner[]): boolean {
  const n = corners.length;
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (cross(corners[i]!, corners[(i + 1) % n]!, corners[j]!, corners[(j + 1) % n]!)) return true;
    }
  return false;
}

const side = (a: Corner, b: Corner, p: Corner): number => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);

const cross = (a: Corner, b: Corner, c: Corner, d: Corner): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
