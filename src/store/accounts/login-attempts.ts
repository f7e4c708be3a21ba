import { DAY_MS } from '../../contract/durations.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { orNull } from '../database/codec.ts';
import type { Writing } from '../schema.ts';

/** Failed logins of a name in a row, and until when it is locked. */
export interface LoginAttempts {
  readonly failedLogins: number;
  readonly lockedUntil?: EpochMilliseconds | undefined;
}

/** No lock lasts nearly as long: what is older says nothing. */
const FORGOTTEN_AFTER_MS: Milliseconds = DAY_MS;

/** Failed logins of an account, read to be written in the same transaction: nobody else gets between. */
export async function attemptsOfAccount(writing: Writing, id: number): Promise<LoginAttempts> {
  // An update that changes nothing keeps the row, on every database.
  const row = await writing
    .updateTable('accounts')
    .set((eb) => ({ failed_logins: eb.ref('failed_logins') }))
    .where('id', '=', id)
    .returning(['failed_logins', 'locked_until'])
    .executeTakeFirstOrThrow();
  return { failedLogins: row.failed_logins, ...(row.locked_until !== null && { lockedUntil: row.locked_until }) };
}

/** Sets what the next login of the account counts from. */
export async function setAttemptsOfAccount(writing: Writing, id: number, attempts: LoginAttempts): Promise<void> {
  await writing
    .updateTable('accounts')
    .set({ failed_logins: attempts.failedLogins, locked_until: orNull(attempts.lockedUntil) })
    .where('id', '=', id)
    .execute();
}

/** The same of a name that is no account's; `nameHash` is all that is kept of it. */
export async function attemptsOfUnknown(
  writing: Writing,
  nameHash: string,
  now: EpochMilliseconds,
): Promise<LoginAttempts> {
  await writing
    .deleteFrom('unknown_logins')
    .where('updated_at', '<', now - FORGOTTEN_AFTER_MS)
    .execute();
  const row = await writing
    .insertInto('unknown_logins')
    .values({ name_hash: nameHash, failed_logins: 0, locked_until: null, updated_at: now })
    .onConflict((conflict) => conflict.column('name_hash').doUpdateSet({ updated_at: now }))
    .returning(['failed_logins', 'locked_until'])
    .executeTakeFirstOrThrow();
  return { failedLogins: row.failed_logins, ...(row.locked_until !== null && { lockedUntil: row.locked_until }) };
}

/** Sets what the next login by the name counts from. */
export async function setAttemptsOfUnknown(writing: Writing, nameHash: string, attempts: LoginAttempts): Promise<void> {
  await writing
    .updateTable('unknown_logins')
    .set({ failed_logins: attempts.failedLogins, locked_until: orNull(attempts.lockedUntil) })
    .where('name_hash', '=', nameHash)
    .execute();
}
