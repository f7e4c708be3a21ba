import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import { fromFlag, fromJson, orNull, toFlag, toJson } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import type { AccountsTable } from './accounts-schema.ts';

export const ROLES_OF_ACCOUNTS = ['administrator', 'supervisor', 'assessor', 'clerk'] as const;
export type AccountRole = (typeof ROLES_OF_ACCOUNTS)[number];

/** A person who may log in. */
export interface Account {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly role: AccountRole;
  /** Codes of halls; every hall where left out. */
  readonly halls?: readonly string[];
  readonly staffNumber?: string;
  readonly mayUnblur: boolean;
  readonly mustChangePassword: boolean;
  readonly disabled: boolean;
  readonly lockedUntil?: EpochMilliseconds;
  readonly createdAt: EpochMilliseconds;
  readonly version: number;
}

export interface AccountSecrets {
  readonly passwordHash: string;
}

export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly role: AccountRole;
  readonly halls?: readonly string[] | undefined;
  readonly staffNumber?: string | undefined;
  readonly mayUnblur: boolean;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

/** Changes to an account: properties that are given are set, null removes a value. */
export interface AccountChanges {
  readonly displayName?: string | undefined;
  readonly role?: AccountRole | undefined;
  readonly halls?: readonly string[] | null | undefined;
  readonly staffNumber?: string | null | undefined;
  readonly mayUnblur?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly passwordHash?: string | undefined;
  readonly mustChangePassword?: boolean | undefined;
}

const accountOf = (row: Selectable<AccountsTable>): Account => ({
  id: row.id,
  name: row.name,
  displayName: row.display_name,
  role: row.role as AccountRole,
  ...(row.halls !== null && { halls: fromJson<string[]>(row.halls) }),
  ...(row.staff_number !== null && { staffNumber: row.staff_number }),
  mayUnblur: fromFlag(row.may_unblur),
  mustChangePassword: fromFlag(row.must_change_password),
  disabled: fromFlag(row.disabled),
  ...(row.locked_until !== null && { lockedUntil: row.locked_until }),
  createdAt: row.created_at,
  version: row.version,
});

/** All accounts, disabled ones included, in order of name. */
export async function listAccounts(db: Database): Promise<Account[]> {
  return (await db.selectFrom('accounts').selectAll().orderBy('name').execute()).map(accountOf);
}

/** The account with this id, disabled or not; undefined where there is none. */
export async function findAccount(db: Database, id: number): Promise<Account | undefined> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  return row && accountOf(row);
}

/** The account with a login name, in any case, with the secrets that a login needs; undefined where there is none. */
export async function findAccountByName(db: Database, name: string): Promise<(Account & AccountSecrets) | undefined> {
  const row = await db.selectFrom('accounts').selectAll().where('name', '=', name.toLowerCase()).executeTakeFirst();
  return row && { ...accountOf(row), passwordHash: row.password_hash };
}

/** How many accounts exist, disabled ones included; 0 before the first administrator is set up. */
export async function countAccounts(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Creates an account. Undefined where the name is taken. */
export async function insertAccount(
  writing: Writing,
  account: NewAccount,
  now: EpochMilliseconds,
): Promise<Account | undefined> {
  const row = await writing
    .insertInto('accounts')
    .values({
      name: account.name.toLowerCase(),
      display_name: account.displayName,
      role: account.role,
      halls: account.halls === undefined ? null : toJson(account.halls),
      staff_number: orNull(account.staffNumber),
      may_unblur: toFlag(account.mayUnblur),
      password_hash: account.passwordHash,
      must_change_password: toFlag(account.mustChangePassword),
      disabled: toFlag(false),
      failed_logins: 0,
      locked_until: null,
      created_at: now,
      version: 1,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && accountOf(row);
}

/** Changes an account and raises its version. Undefined where the account no longer has that version. */
export async function updateAccount(
  writing: Writing,
  id: number,
  version: number,
  changes: AccountChanges,
): Promise<Account | undefined> {
  const { displayName, role, halls, staffNumber, mayUnblur, disabled, passwordHash, mustChangePassword } = changes;
  const row = await writing
    .updateTable('accounts')
    .set({
      version: version + 1,
      ...(displayName !== undefined && { display_name: displayName }),
      ...(role !== undefined && { role }),
      ...(halls !== undefined && { halls: halls === null ? null : toJson(halls) }),
      ...(staffNumber !== undefined && { staff_number: staffNumber }),
      ...(mayUnblur !== undefined && { may_unblur: toFlag(mayUnblur) }),
      ...(disabled !== undefined && { disabled: toFlag(disabled) }),
      ...(mustChangePassword !== undefined && { must_change_password: toFlag(mustChangePassword) }),
      // A new password also ends a lock.
      ...(passwordHash !== undefined && { password_hash: passwordHash, failed_logins: 0, locked_until: null }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return row && accountOf(row);
}

/**
 * How many administrators of every hall can log in. An administrator of some halls cannot lift the limits of others, so one of
 * every hall must remain.
 */
export async function countAdministrators(writing: Writing): Promise<number> {
  const { count } = await writing
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('role', '=', 'administrator')
    .where('halls', 'is', null)
    .where('disabled', '=', toFlag(false))
    .executeTakeFirstOrThrow();
  return count;
}
