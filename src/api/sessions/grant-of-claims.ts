import type { OidcSettings } from '../../config/oidc-settings.ts';
import type { AccountRole } from '../../store/accounts/accounts.ts';
import type { Claims } from './identity-provider.ts';

export interface Grant {
  readonly role: AccountRole;
  /** Codes of halls; every hall where left out. */
  readonly halls?: readonly string[];
}

/** A person according to the provider's claims. */
export interface Person {
  readonly subject: string;
  readonly accountName: string;
  readonly displayName: string;
  readonly staffNumber?: string;
  /** Given by the groups; left out where no group counts. */
  readonly grant?: Grant;
}

const LONGEST_NAME = 64;
const LONGEST_TITLE = 200;
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}]/u;
const STAFF_NUMBER = /^[A-Za-z0-9-]{1,32}$/;

/** Reads the claims. Undefined where the claim that names the account is missing or not a name. */
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

/** The first entry that matches decides the role; the halls of all matching entries with that role are combined. */
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
