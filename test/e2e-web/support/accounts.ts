import { hashPassword } from '../../../src/api/access/secrets.ts';
import { type AccountRole, insertAccount } from '../../../src/timeline/accounts/accounts.ts';
import { SYSTEM } from '../../../src/timeline/audit/audit-chain.ts';
import type { ServiceStore } from '../../../src/timeline/service/service-store.ts';

export const PASSWORD = 'an old pond, a frog jumps in';

export const PEOPLE: readonly { readonly name: string; readonly displayName: string; readonly role: AccountRole }[] = [
  { name: 'admin', displayName: '管理员', role: 'administrator' },
  { name: 'wang', displayName: '王督导', role: 'supervisor' },
  { name: 'li', displayName: '李督导', role: 'supervisor' },
  { name: 'zhao', displayName: '赵考核', role: 'assessor' },
  { name: 'chen', displayName: '陈窗口', role: 'clerk' },
];

/** One person of each role, two who review; all with the same password. */
export async function addPeople(store: ServiceStore): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  for (const person of PEOPLE) {
    await store.change(SYSTEM, async ({ writing, now, note }) => {
      const staffNumber = person.role === 'clerk' ? 'S-017' : undefined;
      await insertAccount(
        writing,
        { ...person, staffNumber, mayUnblur: false, passwordHash, mustChangePassword: false },
        now,
      );
      note({ action: 'account.create', subject: `account:${person.name}`, detail: { role: person.role } });
    });
  }
}
