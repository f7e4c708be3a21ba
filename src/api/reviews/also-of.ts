/** Names the other findings about the same act in audit notes and announcements; nothing where there are none. */
export const alsoOf = (findingIds: readonly number[]): { readonly alsoOf?: readonly number[] } =>
  findingIds.length === 0 ? {} : { alsoOf: findingIds };
