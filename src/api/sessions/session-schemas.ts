import { z } from 'zod';
import { ROLES_OF_ACCOUNTS } from '../../store/accounts/accounts.ts';
import { ALL_RIGHTS, type Right } from '../access/rights.ts';
import { code, id, instant } from '../schemas/common.ts';

const password = z
  .string()
  .min(10, 'needs 10 or more characters')
  .max(200)
  .describe('10 characters or more; a sentence is better than signs');

export const loginBody = z.object({ name: code, password: z.string().min(1).max(200) });
export const newPasswordBody = z.object({ password: z.string().min(1).max(200), newPassword: password });

export const sessionSchema = z
  .object({
    account: z.object({
      id,
      name: z.string(),
      displayName: z.string(),
      role: z.enum(ROLES_OF_ACCOUNTS),
      halls: z.array(code).optional().describe('Every hall where left out'),
      staffNumber: z.string().optional(),
      mustChangePassword: z.boolean(),
    }),
    rights: z.array(z.enum(ALL_RIGHTS as [Right, ...Right[]])),
    csrfToken: z.string().describe('To be sent as the header x-csrf-token with every request that changes something'),
    expiresAt: instant,
  })
  .meta({ id: 'Session' });
