import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LiyiError } from '../core/errors.ts';

const ROLES = ['administrator', 'supervisor', 'assessor', 'clerk'] as const;
const text = z.string({ error: 'must be text' }).min(1, 'must not be empty');
const flag = z.boolean({ error: 'must be true or false' });
const codes = z.array(text, { error: 'must be a list of halls' }).min(1, 'must name a hall');

const unknownKeys: { error: z.core.$ZodErrorMap } = {
  error: (issue) =>
    issue.code === 'unrecognized_keys' ? `unknown key ${issue.keys.join(', ')}` : 'must be a mapping of keys to values',
};

const grant = z.strictObject(
  { name: text, role: z.enum(ROLES, { error: `must be one of ${ROLES.join(', ')}` }), halls: codes.optional() },
  unknownKeys,
);

/** The section `service.oidc` of the settings file: one entry for each identity provider, without secrets. */
export const oidcSettingsFile = z
  .array(
    z
      .strictObject(
        {
          id: text.regex(/^[a-z0-9-]{1,32}$/, 'must be small letters, digits and hyphens'),
          title: text,
          issuer: z.url({ protocol: /^https?$/, error: 'must be the https:// address of the issuer' }),
          clientId: text,
          clientSecretFile: text.optional(),
          scopes: z.array(text, { error: 'must be a list of scopes' }).optional(),
          allowHttp: flag.optional(),
          accounts: z.enum(['existing', 'provisioned'], { error: 'must be existing or provisioned' }).optional(),
          accountClaim: text.optional(),
          displayNameClaim: text.optional(),
          staffNumberClaim: text.optional(),
          groupsClaim: text.optional(),
          groups: z.array(grant, { error: 'must be a list of groups' }).optional(),
        },
        unknownKeys,
      )
      .superRefine(({ issuer, allowHttp, accounts, groups }, context) => {
        const complain = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
        if (issuer.startsWith('http:') && allowHttp !== true)
          complain('issuer', 'must begin with https:// unless allowHttp is true');
        if (accounts === 'provisioned' && (groups ?? []).length === 0)
          complain('groups', 'must say which group has which role where accounts are provisioned');
        if (accounts !== 'provisioned' && groups !== undefined)
          complain('groups', 'means something only with accounts: provisioned');
      }),
    { error: 'must be a list of identity providers' },
  )
  .superRefine((providers, context) => {
    const ids = providers.map(({ id }) => id);
    ids.forEach((id, i) => {
      if (ids.indexOf(id) < i)
        context.addIssue({ code: 'custom', path: [i, 'id'], message: `${id} is the id of two providers` });
    });
  });

/** What members of a group may do. */
export interface GroupGrant {
  readonly group: string;
  readonly role: (typeof ROLES)[number];
  /** Codes of halls; every hall where left out. */
  readonly halls?: readonly string[];
}

/** An OpenID Connect provider that vouches for people. */
export interface OidcSettings {
  /** Part of the addresses of its sign-in. */
  readonly id: string;
  /** Text on the sign-in button. */
  readonly title: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretFile?: string;
  readonly scopes: readonly string[];
  /** For a provider in the hall's own network without a certificate. */
  readonly allowHttp: boolean;
  /** Whether an administrator creates the accounts, or they are created and changed by the provider's groups. */
  readonly accounts: 'existing' | 'provisioned';
  readonly claims: {
    /** Claim with the name of the account. */
    readonly account: string;
    readonly displayName: string;
    readonly staffNumber?: string;
    readonly groups: string;
  };
  /** The first grant that matches decides the role. */
  readonly grants: readonly GroupGrant[];
}

/**
 * The identity providers of the settings, with defaults for what the file leaves out.
 * @param inFolder makes a path of the file absolute
 */
export function oidcSettings(
  file: z.infer<typeof oidcSettingsFile>,
  inFolder: (path: string) => string,
): OidcSettings[] {
  return file.map(({ id, title, issuer, clientId, clientSecretFile, staffNumberClaim, ...entry }) => ({
    ...{ id, title, issuer, clientId },
    ...(clientSecretFile !== undefined && { clientSecretFile: inFolder(clientSecretFile) }),
    scopes: [...new Set(['openid', ...(entry.scopes ?? ['profile'])])],
    allowHttp: entry.allowHttp ?? false,
    accounts: entry.accounts ?? 'existing',
    claims: {
      account: entry.accountClaim ?? 'preferred_username',
      displayName: entry.displayNameClaim ?? 'name',
      ...(staffNumberClaim !== undefined && { staffNumber: staffNumberClaim }),
      groups: entry.groupsClaim ?? 'groups',
    },
    grants: (entry.groups ?? []).map(({ name, role, halls }) => ({ group: name, role, ...(halls && { halls }) })),
  }));
}

/** A provider with the secret that it gave this service. */
export interface OidcClient extends OidcSettings {
  readonly clientSecret: string;
}

/** `LIYI_OIDC_SECRET_<ID>` in capitals, with underscores for hyphens. */
const secretVariable = (id: string): string => `LIYI_OIDC_SECRET_${id.toUpperCase().replaceAll('-', '_')}`;

/**
 * Adds the secrets, from the environment or files of their own. Read apart from the settings, because only the service
 * needs them.
 * @throws LiyiError LIYI_CONFIG
 */
export const withClientSecrets = (
  providers: readonly OidcSettings[],
  environment: Readonly<Record<string, string | undefined>>,
): OidcClient[] => providers.map((provider) => ({ ...provider, clientSecret: clientSecretOf(provider, environment) }));

function clientSecretOf(
  { id, clientSecretFile }: OidcSettings,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const variable = secretVariable(id);
  const secret = environment[variable] || (clientSecretFile === undefined ? '' : readSecret(id, clientSecretFile));
  if (secret !== '') return secret;
  throw new LiyiError('LIYI_CONFIG', {
    message: `service.oidc ${id}: no client secret: neither ${variable} nor clientSecretFile holds one`,
    remedy: `Set ${variable}, or name a file in clientSecretFile that holds the secret alone.`,
  });
}

function readSecret(id: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new LiyiError('LIYI_CONFIG', {
      message: `service.oidc ${id}: clientSecretFile ${path} cannot be read: ${(cause as Error).message}`,
      remedy: 'Check the path and who may read it.',
      cause,
    });
  }
}
