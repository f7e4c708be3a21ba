/** The first `limit` of what was fetched with one more, and where the next page begins. */
export function keyPage<T extends { readonly id: number }>(
  fetched: readonly T[],
  limit: number,
): { readonly shown: readonly T[]; readonly nextCursor?: string } {
  const shown = fetched.slice(0, limit);
  const last = shown.at(-1);
  return { shown, ...(fetched.length > limit && last !== undefined && { nextCursor: String(last.id) }) };
}
