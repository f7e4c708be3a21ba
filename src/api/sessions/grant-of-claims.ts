import type { OidcSettings } from '../../config/oidc-settings.ts';
import type { AccountRole } from '../../store/accounts/accounts.ts';
import type { Claims } from './identity-provider.ts';

export interface Grant {
  readonly role: AccountRole;
  /** Every hall where left out. */
  readonly halls?: readonly string[];
}

/** Who somebody is here by what the provider says of him. */
export interface Person {
  readonly subject: string;
  readonly accountName: string;
  readonly displayName: string;
  readonly staffNumber?: string;
  /** By the groups; left out where he is in none that counts. */
  readonly grant?: Grant;
}

const LONGEST_NAME = 64;
const LONGEST_TITLE = 200;
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}]/u;
const STAFF_NUMBER = /^[A-Za-z0-9-]{1,32}$/;

/** Undefined where the claim that names the account is missing or no name. */
export function personOf(claims: Claims, { claims: names, grants }: OidcSettings): Person | undefined {
  const accountName = textClaim(claims[names.account])?.toLowerCase();
  if (accountName === undefined || accountName.length > LONGEST_NAME) return undefined;
  const staffNumber = names.staffNumber === undefined ? undefined : textClaim(claims[names.staffNumber]);
  const grant = grantOf(claims[names.groups], grants);
  return {
    subject: claims.sub,
    accountName,
    displayName: (textClaim(claims[names.displayName]) ?? accountName).slice(0, LONGEST_TITLE),
    ...(staffNumber !== undefined && STAFF_NUMBER.test(staffNumber) && { staffNumber }),
    ...(grant && { grant }),
  };
}

/** The first entry that fits decides the role; the halls of all that fit and give this role count together. */
function grantOf(claim: unknown, grants: OidcSettings['grants']): Grant | undefined {
  const groups: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const fitting = grants.filter(({ group }) => groups.includes(group));
  const role = fitting[0]?.role;
  if (role === undefined) return undefined;
  const ofRole = fitting.filter((grant) => grant.role === role);
  if (ofRole.some(({ halls }) => halls === undefined)) return { role };
  return { role, halls: [...new Set(ofRole.flatMap(({ halls }) => halls ?? []))].toSorted() };
}

function textClaim(claim: unknown): string | undefined {
  if (typeof claim !== 'string' && typeof claim !== 'number') return undefined;
  const text = String(claim).trim();
  return text === '' || CONTROL_CHARACTERS.test(text) ? undefined : text;
}
