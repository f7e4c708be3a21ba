import { hashPassword } from '../../../src/api/access/secrets.ts';
import { type AccountRole, insertAccount } from '../../../src/store/accounts/accounts.ts';
import { SYSTEM } from '../../../src/store/audit/audit-chain.ts';
import { insertShift } from '../../../src/store/places/shifts.ts';
import type { ServiceStore } from '../../../src/store/service-store.ts';

const STAFF_NUMBER = 'S-017';

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
      const staffNumber = person.role === 'clerk' ? STAFF_NUMBER : undefined;
      await insertAccount(
        writing,
        { ...person, staffNumber, mayUnblur: false, passwordHash, mustChangePassword: false },
        now,
      );
      note({ action: 'account.create', subject: `account:${person.name}`, detail: { role: person.role } });
    });
  }
}

/** The clerk of `PEOPLE` sat at a window on the day of the analysed recordings. */
export async function addShift(store: ServiceStore, window: string): Promise<void> {
  const place = (await store.windows()).find((each) => each.window === window);
  if (place === undefined) throw new Error(`no window ${window}`);
  const [startAt, endAt] = ['08:30', '17:30'].map((time) => Date.parse(`2026-11-20T${time}:00+08:00`));
  await store.change(SYSTEM, async ({ writing, now, note }) => {
    const shift = { windowId: place.id, staffNumber: STAFF_NUMBER, startAt: startAt!, endAt: endAt! };
    await insertShift(writing, shift, now);
    note({ action: 'shift.add', subject: `window:${place.id}` });
  });
}
