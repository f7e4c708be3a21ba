import { LiyiError } from '../../core/errors.ts';
import type { Account } from '../../store/accounts/accounts.ts';
import type { ApiKey } from '../../store/accounts/api-keys.ts';
import type { Actor } from '../../store/audit/audit-chain.ts';
import { RIGHTS_OF_ROLE, type Right } from './rights.ts';

/** Who makes a request: a person or a machine, with rights and halls. */
export interface Principal {
  readonly actor: Actor;
  readonly rights: ReadonlySet<Right>;
  /** Codes of halls; every hall where left out. */
  readonly halls?: readonly string[];
  /** Session of a person; left out for machines. */
  readonly session?: { readonly account: Account; readonly tokenHash: string; readonly csrfToken: string };
}

/** The rights of an account: those of its role, and those given to the account itself. */
export const rightsOf = ({ role, mayUnblur }: Pick<Account, 'role' | 'mayUnblur'>): ReadonlySet<Right> =>
  new Set([...RIGHTS_OF_ROLE[role], ...(mayUnblur ? (['evidence:unblurred'] as const) : [])]);

/** A person with a session, with the rights and halls of their account. */
export function personPrincipal(account: Account, tokenHash: string, csrfToken: string): Principal {
  return {
    actor: { id: `account:${account.id}`, name: account.name },
    rights: rightsOf(account),
    ...(account.halls !== undefined && { halls: account.halls }),
    session: { account, tokenHash, csrfToken },
  };
}

/** A machine, with the rights and halls of its key. */
export const machinePrincipal = (key: ApiKey): Principal => ({
  actor: { id: `key:${key.id}`, name: key.name },
  rights: new Set(key.rights as Right[]),
  ...(key.halls !== undefined && { halls: key.halls }),
});

/** Whether a hall is among those of the principal. */
export const maySeeHall = ({ halls }: Principal, hall: string): boolean => halls === undefined || halls.includes(hall);

/** Whether the halls of `inner` are among those of `outer`. Left out means every hall. */
export const isWithinHalls = (inner: readonly string[] | undefined, outer: readonly string[] | undefined): boolean =>
  outer === undefined || inner?.every((hall) => outer.includes(hall)) === true;

/** Halls that both may see; every hall where left out. */
export const commonHalls = (
  some: readonly string[] | undefined,
  others: readonly string[] | undefined,
): readonly string[] | undefined =>
  some === undefined || others === undefined ? (some ?? others) : some.filter((hall) => others.includes(hall));

/** The account of the person behind the request. @throws LiyiError LIYI_FORBIDDEN for machines */
export function accountOf(principal: Principal): Account {
  if (principal.session !== undefined) return principal.session.account;
  throw new LiyiError('LIYI_FORBIDDEN', {
    message: 'an API key cannot decide this: it takes a person',
    remedy: 'Log in as a person.',
  });
}
