/** Which side of the counter a person belongs to. */
export const ROLES = ['clerk', 'citizen', 'unknown'] as const;
export type Role = (typeof ROLES)[number];
