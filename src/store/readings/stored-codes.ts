import { ROLES, type Role } from '../../contract/role.ts';
import { UNAVAILABLE_REASONS, type UnavailableReason } from '../../contract/unavailable-reason.ts';
import { type Unavailable, unavailable } from '../../core/measured.ts';

/** Stored in place of a reason where the value is available. */
export const AVAILABLE = 0;

/** A code is never changed and never reused. */
const REASON_CODES: Readonly<Record<UnavailableReason, number>> = {
  absent: 1,
  'out-of-frame': 2,
  occluded: 3,
  'too-small': 4,
  'bad-view': 5,
  'low-confidence': 6,
  'poor-picture': 7,
  'no-baseline': 8,
  'not-sampled': 9,
  'sampled-too-coarsely': 10,
  'not-tracked': 11,
  'no-signal': 12,
  frozen: 13,
  covered: 14,
  'upside-down': 15,
  'no-audio': 16,
  'microphone-silent': 17,
};
const ROLE_CODES: Readonly<Record<Role, number>> = { clerk: 1, citizen: 2, unknown: 3 };

const BY_REASON_CODE = new Map<number, Unavailable>(UNAVAILABLE_REASONS.map((r) => [REASON_CODES[r], unavailable(r)]));
const BY_ROLE_CODE = new Map<number, Role>(ROLES.map((role) => [ROLE_CODES[role], role]));

/** The stored code of a measured value: `AVAILABLE`, or that of its reason. */
export const codeOf = (m: { readonly available: true } | Unavailable): number =>
  m.available ? AVAILABLE : REASON_CODES[m.reason];
/** The number that stands for a role in stored readings. */
export const roleCodeOf = (role: Role): number => ROLE_CODES[role];

/**
 * The reason with a stored code.
 * @throws RangeError for a code of a newer format
 */
export function unavailableOf(code: number): Unavailable {
  const value = BY_REASON_CODE.get(code);
  if (value === undefined) throw new RangeError(`stored readings hold the unknown reason ${code}`);
  return value;
}

/**
 * The role with a stored code.
 * @throws RangeError for a code of a newer format
 */
export function roleOf(code: number): Role {
  const role = BY_ROLE_CODE.get(code);
  if (role === undefined) throw new RangeError(`stored readings hold the unknown role ${code}`);
  return role;
}
