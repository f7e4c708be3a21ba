import type { OidcSettings } from '../../config/oidc-settings.ts';
import type { Account } from '../../store/accounts/accounts.ts';
import type { Grant, Person } from './grant-of-claims.ts';

/** Why a person whom a provider vouches for is refused, as noted in the audit log. */
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
  /** Links an account that an administrator created to the person. */
  | { readonly act: 'link'; readonly account: Account }
  | { readonly act: 'provision'; readonly person: Person; readonly grant: Grant }
  /** The provider's groups have changed since the last sign-in. */
  | { readonly act: 'regrant'; readonly account: Account; readonly grant: Grant }
  | { readonly act: 'refuse'; readonly reason: RefusalReason };

/** What is known here about the person. */
export interface KnownPerson {
  /** The account linked to the identity. */
  readonly linked?: { readonly account: Account; readonly provisioned: boolean };
  /** The account with the name that the provider gives. */
  readonly namesake?: Account;
}

const refuse = (reason: RefusalReason): SignInDecision => ({ act: 'refuse', reason });

/**
 * Decides what a sign-in does. A linked account is found by the provider's own id, under any name. A provisioned person
 * never takes over an account that an administrator created.
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
