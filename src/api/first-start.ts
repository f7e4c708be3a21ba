import { countAccounts, insertAccount } from '../store/accounts/accounts.ts';
import { SYSTEM } from '../store/audit/audit-chain.ts';
import type { ServiceStore } from '../store/service-store.ts';
import { hashPassword, typedPassword } from './access/secrets.ts';

export interface FirstAdministrator {
  readonly name: string;
  /** Shown once; works until it is changed at the first login. */
  readonly oneTimePassword: string;
}

/** Creates the first administrator where there is no account; undefined where there is one. */
export async function createFirstAdministrator(store: ServiceStore): Promise<FirstAdministrator | undefined> {
  if ((await store.read(countAccounts)) > 0) return undefined;
  const oneTimePassword = typedPassword();
  const passwordHash = await hashPassword(oneTimePassword);
  const name = 'admin';
  const account = await store.change(SYSTEM, async ({ writing, now, note }) => {
    const made = await insertAccount(
      writing,
      {
        ...{ name, passwordHash, displayName: '管理员', role: 'administrator' as const },
        ...{ mayUnblur: false, mustChangePassword: true },
      },
      now,
    );
    note({ action: 'account.create', subject: `account:${made?.id ?? name}`, detail: { role: 'administrator' } });
    return made;
  });
  return account && { name, oneTimePassword };
}
