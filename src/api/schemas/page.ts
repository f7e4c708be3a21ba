/**
 * A page of the first `limit` items, and where the next one begins.
 * @param found up to one item more than `limit`
 */
export function keyPage<T extends { readonly id: number }>(
  fetched: readonly T[],
  limit: number,
): { readonly shown: readonly T[]; readonly nextCursor?: string } {
  const shown = fetched.slice(0, limit);
  const last = shown.at(-1);
  return { shown, ...(fetched.length > limit && last !== undefined && { nextCursor: String(last.id) }) };
}

/** Which part of a list in order of key is wanted. */
export interface KeyPage {
  readonly before?: number | undefined;
  readonly limit: number;
}

interface PageQuery {
  readonly limit: number;
  readonly cursor?: number | undefined;
}

/** The page that a query asks for, among what `list` finds by the rest of the query. */
export async function listPage<Query extends PageQuery, T extends { readonly id: number }>(
  { limit, cursor, ...filter }: Query,
  list: (filter: Omit<Query, keyof PageQuery>, page: KeyPage) => Promise<readonly T[]>,
): Promise<ReturnType<typeof keyPage<T>>> {
  return keyPage(await list(filter, { before: cursor, limit: limit + 1 }), limit);
}
