import { z } from 'zod';
import {
  type Account,
  countAdministrators,
  findAccount,
  insertAccount,
  listAccounts,
  ROLES_OF_ACCOUNTS,
  updateAccount,
} from '../../store/accounts/accounts.ts';
import { deleteSessionsOf } from '../../store/accounts/sessions.ts';
import { assertMayGive, isWithin, ownAccountRaised } from '../access/giving.ts';
import { principalOf } from '../access/guard.ts';
import { isWithinHalls, type Principal, rightsOf } from '../access/principal.ts';
import { hashPassword, typedPassword } from '../access/secrets.ts';
import type { Routes } from '../context.ts';
import { conflict, notFound } from '../problems/not-found.ts';
import {
  code,
  defined,
  id,
  idParams,
  instant,
  optionalInstant,
  shortText,
  staffNumber,
  toInstant,
} from '../schemas/common.ts';

const tags = ['accounts'];

const accountSchema = z
  .object({
    id,
    name: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES_OF_ACCOUNTS),
    halls: z.array(code).optional().describe('Every hall where left out'),
    staffNumber: z.string().optional(),
    mayUnblur: z.boolean().describe('May see pictures as they were recorded'),
    mustChangePassword: z.boolean(),
    disabled: z.boolean(),
    lockedUntil: instant.optional(),
    createdAt: instant,
    version: z.int(),
  })
  .meta({ id: 'Account' });

const oneTime = z.object({
  account: accountSchema,
  oneTimePassword: z.string().optional().describe('Shown this once; must be changed at the first login'),
});

const halls = z.array(code).min(1).max(1000);
const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be small letters, digits, dots, underlines, hyphens');

const accountChange = z.object({
  version: z.int().min(1),
  displayName: shortText.min(1).optional(),
  role: z.enum(ROLES_OF_ACCOUNTS).optional(),
  halls: halls.nullable().optional().describe('null: every hall'),
  staffNumber: staffNumber.nullable().optional(),
  mayUnblur: z.boolean().optional(),
  disabled: z.boolean().optional(),
  resetPassword: z.literal(true).optional().describe('The answer has a new one-time password'),
});

const accountView = (account: Account): z.infer<typeof accountSchema> => {
  const { halls: ofHalls, lockedUntil, createdAt, ...same } = account;
  return {
    ...same,
    createdAt: toInstant(createdAt),
    ...defined({ halls: ofHalls && [...ofHalls], lockedUntil: optionalInstant(lockedUntil) }),
  };
};

const grantOf = (
  account: Pick<Account, 'role' | 'mayUnblur'> & { readonly halls?: readonly string[] | undefined },
) => ({
  rights: rightsOf(account),
  halls: account.halls,
});

type AccountChange = z.infer<typeof accountChange>;

/** Whether a change lets anybody do more than before, or lets somebody else in. */
const isMoreThanNames = ({ role, halls: ofHalls, mayUnblur, disabled, resetPassword }: AccountChange): boolean =>
  [role, ofHalls, mayUnblur, resetPassword].some((change) => change !== undefined) || disabled === false;

/** @throws LiyiError LIYI_FORBIDDEN where the account has rights or halls that this principal may not give */
function assertMayChange(principal: Principal, changed: Account): void {
  if (changed.id !== principal.session?.account.id) assertMayGive(principal, grantOf(changed));
  else if (!isWithin(grantOf(changed), principal)) throw ownAccountRaised();
}

/** Routes `/accounts`: list, create and change the accounts of people, within what the administrator may give. */
export const accountRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/accounts',
      {
        config: { access: 'account:write' },
        schema: {
          summary: 'People who may log in',
          tags,
          response: { 200: z.object({ accounts: z.array(accountSchema) }) },
        },
      },
      async (request) => {
        const { halls } = principalOf(request);
        const accounts = await store.read(listAccounts);
        return { accounts: accounts.filter((account) => isWithinHalls(account.halls, halls)).map(accountView) };
      },
    );

    app.post(
      '/accounts',
      {
        config: { access: 'account:write' },
        schema: {
          summary: 'Add a person; the answer has a one-time password',
          description: 'Within what you may give: whoever is limited to halls must name some of these.',
          tags,
          body: z.object({
            name,
            displayName: shortText.min(1),
            role: z.enum(ROLES_OF_ACCOUNTS),
            halls: halls.optional(),
            staffNumber: staffNumber.optional(),
            mayUnblur: z.boolean().default(false),
          }),
          response: { 201: oneTime },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        assertMayGive(principal, grantOf(request.body));
        const oneTimePassword = typedPassword();
        const passwordHash = await hashPassword(oneTimePassword);
        const account = await store.change(principal.actor, async ({ writing, now, note }) => {
          const made = await insertAccount(writing, { ...request.body, passwordHash, mustChangePassword: true }, now);
          if (made === undefined) throw conflict(`there is an account ${request.body.name}`);
          const { role, halls: ofHalls, mayUnblur } = request.body;
          note({
            action: 'account.create',
            subject: `account:${made.id}`,
            detail: { role, halls: ofHalls, mayUnblur },
          });
          return made;
        });
        reply.code(201);
        return { account: accountView(account), oneTimePassword };
      },
    );

    app.patch(
      '/accounts/:id',
      {
        config: { access: 'account:write' },
        schema: {
          summary: 'Change an account',
          description:
            'Ends its sessions where role, halls, rights or password change, or it is disabled. Nobody gives more than he may, and the own account nothing.',
          tags,
          params: idParams,
          body: accountChange,
          response: { 200: oneTime },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const { version, resetPassword, ...changes } = request.body;
        const oneTimePassword = resetPassword ? typedPassword() : undefined;
        const password = oneTimePassword && {
          passwordHash: await hashPassword(oneTimePassword),
          mustChangePassword: true,
        };
        const account = await store.change(principal.actor, async ({ writing, note }) => {
          const former = await findAccount(writing, request.params.id);
          if (former === undefined || !isWithinHalls(former.halls, principal.halls))
            throw notFound(`account ${request.params.id}`);
          const administrators = await countAdministrators(writing);
          const changed = await updateAccount(writing, former.id, version, { ...changes, ...password });
          if (changed === undefined) throw conflict('the account was changed meanwhile');
          if (isMoreThanNames(request.body)) assertMayChange(principal, changed);
          if (administrators > 0 && (await countAdministrators(writing)) === 0)
            throw conflict('the last administrator of every hall must stay');
          const onlyName = Object.keys(request.body).every((key) => ['version', 'displayName'].includes(key));
          if (!onlyName) await deleteSessionsOf(writing, changed.id, principal.session?.tokenHash);
          note({ action: 'account.change', subject: `account:${changed.id}`, detail: { ...changes, resetPassword } });
          return changed;
        });
        return { account: accountView(account), ...defined({ oneTimePassword }) };
      },
    );
  };
