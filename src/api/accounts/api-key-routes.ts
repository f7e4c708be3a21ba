import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { type ApiKey, insertApiKey, listApiKeys, revokeApiKey } from '../../store/accounts/api-keys.ts';
import { apiKeyText, newApiKey } from '../access/api-key-text.ts';
import { assertMayGive } from '../access/giving.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf, isWithinHalls } from '../access/principal.ts';
import { type MachineRight, RIGHTS_OF_MACHINES } from '../access/rights.ts';
import { sha256 } from '../access/secrets.ts';
import type { Routes } from '../context.ts';
import { invalid, notFound } from '../problems/not-found.ts';
import {
  code,
  defined,
  id,
  idParams,
  instant,
  instantInput,
  optionalInstant,
  shortText,
  toInstant,
} from '../schemas/common.ts';

const tags = ['accounts'];
/** Keys that nobody remembers must not work for ever. */
const LONGEST_MS = 366 * DAY_MS;

const apiKeySchema = z
  .object({
    id,
    name: z.string(),
    prefix: z.string().describe('Public part of the key'),
    rights: z.array(z.enum(RIGHTS_OF_MACHINES)),
    halls: z.array(code).optional().describe('Every hall where left out'),
    createdAt: instant,
    expiresAt: instant,
    revokedAt: instant.optional(),
    usedAt: instant.optional(),
  })
  .meta({ id: 'ApiKey' });

const apiKeyView = (key: ApiKey): z.infer<typeof apiKeySchema> => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  rights: key.rights as MachineRight[],
  createdAt: toInstant(key.createdAt),
  expiresAt: toInstant(key.expiresAt),
  ...defined({
    halls: key.halls && [...key.halls],
    revokedAt: optionalInstant(key.revokedAt),
    usedAt: optionalInstant(key.usedAt),
  }),
});

/** Routes `/api-keys`: list, create and revoke the keys of machines. The secret is sent once, on creation. */
export const apiKeyRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/api-keys',
      {
        config: { access: 'account:write' },
        schema: { summary: 'Keys of machines', tags, response: { 200: z.object({ keys: z.array(apiKeySchema) }) } },
      },
      async (request) => {
        const { halls } = principalOf(request);
        const keys = await store.read(listApiKeys);
        return { keys: keys.filter((key) => isWithinHalls(key.halls, halls)).map(apiKeyView) };
      },
    );

    app.post(
      '/api-keys',
      {
        config: { access: 'account:write' },
        schema: {
          summary: 'Make a key; the answer shows it this once',
          description: 'With rights that you have, for halls of your own.',
          tags,
          body: z.object({
            name: shortText.min(1),
            rights: z.array(z.enum(RIGHTS_OF_MACHINES)).min(1).max(RIGHTS_OF_MACHINES.length),
            halls: z.array(code).min(1).max(1000).optional(),
            expiresAt: instantInput,
          }),
          response: { 201: z.object({ key: apiKeySchema, secret: z.string().describe('liyi_…: as a bearer token') }) },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const { name, rights, halls, expiresAt } = request.body;
        assertMayGive(principal, { rights: new Set(rights), halls });
        if (expiresAt <= store.now() || expiresAt > store.now() + LONGEST_MS)
          throw invalid('expiresAt must lie in the future, at most a year ahead');
        const parts = newApiKey();
        const key = await store.change(principal.actor, async ({ writing, now, note }) => {
          const secretHash = sha256(parts.secret);
          const createdById = accountOf(principal).id;
          const made = await insertApiKey(
            writing,
            { name, rights, halls, expiresAt, prefix: parts.prefix, secretHash, createdById },
            now,
          );
          note({ action: 'key.create', subject: `key:${made.id}`, detail: { name, rights, halls } });
          return made;
        });
        reply.code(201);
        return { key: apiKeyView(key), secret: apiKeyText(parts) };
      },
    );

    app.delete(
      '/api-keys/:id',
      {
        config: { access: 'account:write' },
        schema: { summary: 'Revoke a key', tags, params: idParams, response: { 200: apiKeySchema } },
      },
      async (request) => {
        const principal = principalOf(request);
        const key = await store.change(principal.actor, async ({ writing, now, note }) => {
          const revoked = await revokeApiKey(writing, request.params.id, now);
          if (revoked === undefined || !isWithinHalls(revoked.halls, principal.halls))
            throw notFound(`key ${request.params.id} that still works`);
          note({ action: 'key.revoke', subject: `key:${revoked.id}` });
          return revoked;
        });
        return apiKeyView(key);
      },
    );
  };
