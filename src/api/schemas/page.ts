/** The first `limit` of what was fetched with one more, and where the next page begins. */
export function keyPage<T extends { readonly id: number }>(
  fetched: readonly T[],
  limit: number,
): { readonly shown: readonly T[]; readonly nextCursor?: string } {
  const shown = fetched.slice(0, limit);
  const last = shown.at(-1);
  return { shown, ...(fetched.length > limit && last !== undefined && { nextCursor: String(last.id) }) };
}

/** What of a list in order of key is wanted: at most so many, from before that key on. */
export interface KeyPage {
  readonly before?: number | undefined;
  readonly limit: number;
}

interface PageQuery {
  readonly limit: number;
  readonly cursor?: number | undefined;
}

/** The page that a query asks for, of what `list` finds by the rest of it. */
export async function listPage<Query extends PageQuery, T extends { readonly id: number }>(
  { limit, cursor, ...filter }: Query,
  list: (filter: Omit<Query, keyof PageQuery>, page: KeyPage) => Promise<readonly T[]>,
): Promise<ReturnType<typeof keyPage<T>>> {
  return keyPage(await list(filter, { before: cursor, limit: limit + 1 }), limit);
}
