interface Corner {
  readonly x: number;
  readonly y: number;
}

/**
 * Whether two sides of a polygon that do not share a corner cross or touch each other. The service refuses such a zone, so
 * the site marks it while it is drawn.
 * @param corners in order; the last is joined to the first
 */
export function isSelfCrossing(corners: readonly Corner[]): boolean {
  const n = corners.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const [a, b, c, d] = [corners[i]!, corners[(i + 1) % n]!, corners[j]!, corners[(j + 1) % n]!];
      if (side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) return true;
    }
  }
  return false;
}

/** On which side of the line from `a` to `b` a point lies: 1, -1, or 0 on the line. */
const side = (a: Corner, b: Corner, point: Corner): number =>
  Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));
