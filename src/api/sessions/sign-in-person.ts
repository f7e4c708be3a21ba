import type { OidcSettings } from '../../config/oidc-settings.ts';
import { LiyiError } from '../../core/errors.ts';
import {
  type Account,
  countAdministrators,
  findAccount,
  findAccountByName,
  insertAccount,
  updateAccount,
} from '../../store/accounts/accounts.ts';
import { findIdentity, linkIdentity } from '../../store/accounts/identities.ts';
import { deleteSessionsOf } from '../../store/accounts/sessions.ts';
import type { Actor } from '../../store/audit/audit-chain.ts';
import type { Database } from '../../store/schema.ts';
import type { Change, ServiceStore } from '../../store/service-store.ts';
import { hashPassword, randomToken } from '../access/secrets.ts';
import { conflict } from '../problems/not-found.ts';
import { beginSession, type NewLogin } from './begin-session.ts';
import { decideSignIn, type KnownPerson, type RefusalReason } from './decide-sign-in.ts';
import { type Grant, type Person, personOf } from './grant-of-claims.ts';
import type { Claims } from './identity-provider.ts';

/** One sign-in by a provider. */
export interface ProviderSignIn {
  readonly store: ServiceStore;
  readonly settings: OidcSettings;
  /** Address of the browser. */
  readonly address: string;
}

/** Rolls back the transaction in which a refusal is decided; it is noted afterwards. */
class Refusal extends LiyiError {
  readonly reason: RefusalReason;

  constructor({ settings }: ProviderSignIn, reason: RefusalReason) {
    super('LIYI_SIGN_IN_REFUSED', {
      message: `${settings.title} vouches for somebody who may not come in here (${reason})`,
      remedy: 'Ask an administrator: the audit log has the reason.',
    });
    this.reason = reason;
  }
}

/**
 * Begins a session for the person whom the claims describe.
 * @throws LiyiError LIYI_SIGN_IN_REFUSED, noted in the audit log
 */
export async function signInPerson(signIn: ProviderSignIn, claims: Claims): Promise<NewLogin> {
  const { store, settings, address } = signIn;
  const person = personOf(claims, settings);
  try {
    if (person === undefined) throw new Refusal(signIn, 'no-name');
    const account = await accountOf(signIn, person);
    return await beginSession(store, account, { address, detail: { provider: settings.id } });
  } catch (error) {
    if (error instanceof Refusal) await noteRefusal(signIn, error.reason, person?.accountName);
    throw error;
  }
}

/** Notes in the audit log that a person was refused, and why. */
export const noteRefusal = (signIn: ProviderSignIn, reason: RefusalReason, account?: string): Promise<void> =>
  signIn.store.change(actorOf(signIn), async ({ note }) =>
    note({ action: 'session.refuse', subject: `provider:${signIn.settings.id}`, detail: { reason, account } }),
  );

const actorOf = ({ settings, address }: ProviderSignIn): Actor => ({
  id: `provider:${settings.id}`,
  name: settings.title,
  address,
});

/** @throws Refusal */
async function accountOf(signIn: ProviderSignIn, person: Person): Promise<Account> {
  const { store, settings } = signIn;
  const known = await store.read((db) => knownPerson(db, settings.issuer, person));
  const decision = decideSignIn(settings.accounts, person, known);
  const change = (work: (change: Change) => Promise<Account>) => store.change(actorOf(signIn), work);
  switch (decision.act) {
    case 'sign-in':
      return decision.account;
    case 'refuse':
      throw new Refusal(signIn, decision.reason);
    case 'link':
      return change((made) => link(made, signIn, person, { account: decision.account, provisioned: false }));
    case 'regrant':
      return change((made) => regrant(made, signIn, decision.account, decision.grant));
    case 'provision': {
      // A password nobody knows: until an administrator sets one, people log in through the provider only.
      const passwordHash = await hashPassword(randomToken());
      return change(async (made) => {
        const account = await provision(made, signIn, person, { ...decision.grant, passwordHash });
        return link(made, signIn, person, { account, provisioned: true });
      });
    }
  }
}

async function knownPerson(db: Database, issuer: string, { subject, accountName }: Person): Promise<KnownPerson> {
  const identity = await findIdentity(db, { issuer, subject });
  const account = identity && (await findAccount(db, identity.accountId));
  const namesake = await findAccountByName(db, accountName);
  return {
    ...(identity && account && { linked: { account, provisioned: identity.provisioned } }),
    ...(namesake && { namesake }),
  };
}

async function link(
  { writing, now, note }: Change,
  signIn: ProviderSignIn,
  { subject }: Person,
  { account, provisioned }: { readonly account: Account; readonly provisioned: boolean },
): Promise<Account> {
  const { issuer, id } = signIn.settings;
  const isLinked = await linkIdentity(writing, { issuer, subject, accountId: account.id, provisioned }, now);
  if (!isLinked) throw new Refusal(signIn, 'other-identity');
  note({ action: 'account.link', subject: `account:${account.id}`, detail: { provider: id, subject } });
  return account;
}

async function provision(
  { writing, now, note }: Change,
  signIn: ProviderSignIn,
  { accountName, displayName, staffNumber }: Person,
  { role, halls, passwordHash }: Grant & { readonly passwordHash: string },
): Promise<Account> {
  const account = await insertAccount(
    writing,
    {
      ...{ name: accountName, displayName, staffNumber, role, halls, passwordHash },
      ...{ mayUnblur: false, mustChangePassword: false },
    },
    now,
  );
  if (account === undefined) throw new Refusal(signIn, 'name-taken');
  note({ action: 'account.create', subject: `account:${account.id}`, detail: { role, halls } });
  return account;
}

async function regrant(
  { writing, note }: Change,
  signIn: ProviderSignIn,
  account: Account,
  { role, halls }: Grant,
): Promise<Account> {
  const changes = { role, halls: halls ?? null };
  const changed = await updateAccount(writing, account.id, account.version, changes);
  if (changed === undefined) throw conflict('the account was changed meanwhile');
  if ((await countAdministrators(writing)) === 0) throw new Refusal(signIn, 'last-administrator');
  await deleteSessionsOf(writing, account.id);
  note({ action: 'account.change', subject: `account:${account.id}`, detail: changes });
  return changed;
}
