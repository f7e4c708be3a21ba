import type { OidcSettings } from '../../config/oidc-settings.ts';
import type { Account } from '../../store/accounts/accounts.ts';
import type { Grant, Person } from './grant-of-claims.ts';

/** Why somebody whom a provider vouches for may not come in; as it is noted in the audit log. */
export type RefusalReason =
  | 'no-answer'
  | 'no-name'
  | 'no-account'
  | 'no-group'
  | 'disabled'
  | 'name-taken'
  | 'other-identity'
  | 'last-administrator';

export type SignInDecision =
  | { readonly act: 'sign-in'; readonly account: Account }
  /** The account was made by an administrator and is his from now on. */
  | { readonly act: 'link'; readonly account: Account }
  | { readonly act: 'provision'; readonly person: Person; readonly grant: Grant }
  /** The provider's groups say something else than last time. */
  | { readonly act: 'regrant'; readonly account: Account; readonly grant: Grant }
  | { readonly act: 'refuse'; readonly reason: RefusalReason };

/** What is known here of the person. */
export interface KnownPerson {
  /** The account that is linked to the identity. */
  readonly linked?: { readonly account: Account; readonly provisioned: boolean };
  /** The account of the name that the provider gives. */
  readonly namesake?: Account;
}

const refuse = (reason: RefusalReason): SignInDecision => ({ act: 'refuse', reason });

/**
 * An account once linked is found by the provider's number, whatever name comes with it. A provisioned person never
 * takes over an account that an administrator made.
 */
export function decideSignIn(accounts: OidcSettings['accounts'], person: Person, known: KnownPerson): SignInDecision {
  const { linked, namesake } = known;
  const { grant } = person;
  if (linked?.account.disabled) return refuse('disabled');
  if (linked !== undefined) {
    if (accounts === 'existing' || !linked.provisioned) return { act: 'sign-in', account: linked.account };
    if (grant === undefined) return refuse('no-group');
    return isGranted(linked.account, grant)
      ? { act: 'sign-in', account: linked.account }
      : { act: 'regrant', account: linked.account, grant };
  }
  if (accounts === 'provisioned') {
    if (grant === undefined) return refuse('no-group');
    return namesake === undefined ? { act: 'provision', person, grant } : refuse('name-taken');
  }
  if (namesake === undefined) return refuse('no-account');
  return namesake.disabled ? refuse('disabled') : { act: 'link', account: namesake };
}

const isGranted = (account: Account, { role, halls }: Grant): boolean =>
  account.role === role && JSON.stringify(account.halls?.toSorted()) === JSON.stringify(halls);
