import { describe, expect, test } from 'vitest';
import { withClientSecrets } from '../../src/config/oidc-settings.ts';
import { readSettings } from '../../src/config/settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CITY = '{id: city, title: 市, issuer: https://id.test, clientId: liyi';
const service = (content: string) => {
  using folder = temporaryFolder();
  const file = folder.file('liyi.yaml', `service: {publicUrl: https://liyi.test/, ${content}}`);
  return readSettings({ environment: {}, workingFolder: '/etc/liyi', file }).service;
};

test('what is left out has its default', () => {
  expect(service(`oidc: [${CITY}}]`)).toMatchObject({
    publicUrl: 'https://liyi.test',
    trustedProxies: [],
    oidc: [
      {
        ...{ id: 'city', scopes: ['openid', 'profile'], allowHttp: false, accounts: 'existing', grants: [] },
        claims: { account: 'preferred_username', displayName: 'name', groups: 'groups' },
      },
    ],
  });
});

describe('a wrong key is named', () => {
  test.each([
    [`oidc: [${CITY}, clientSecret: x}]`, 'service.oidc.0: unknown key clientSecret'],
    ['oidc: [{id: City, title: t, issuer: https://id.test, clientId: l}]', 'service.oidc.0.id: must be small letters'],
    ['oidc: [{id: c, title: t, issuer: http://id.test, clientId: l}]', 'service.oidc.0.issuer: must begin with https'],
    ['oidc: [{id: c, title: t, issuer: ldap://id.test, clientId: l}]', 'service.oidc.0.issuer: must be the https'],
    ['oidc: [{id: c, title: t, issuer: https://id.test}]', 'service.oidc.0.clientId: must be text'],
    [`oidc: [${CITY}}, ${CITY}}]`, 'service.oidc.1.id: city is the id of two providers'],
    [`oidc: [${CITY}, accounts: all}]`, 'service.oidc.0.accounts: must be existing or provisioned'],
    [`oidc: [${CITY}, accounts: provisioned}]`, 'service.oidc.0.groups: must say which group has which role'],
    [`oidc: [${CITY}, groups: [{name: g, role: clerk}]}]`, 'service.oidc.0.groups: means something only with'],
    [
      `oidc: [${CITY}, accounts: provisioned, groups: [{name: g, role: boss}]}]`,
      'oidc.0.groups.0.role: must be one of',
    ],
    ['trustedProxies: [10.0.0.0/40]', 'service.trustedProxies.0: must be an address'],
    ['trustedProxies: true', 'service.trustedProxies: must be a list of addresses'],
    ['publicUrl: liyi.test', 'service.publicUrl: must be the address that browsers use'],
  ])('%s', (content, message) => {
    const text = content.startsWith('publicUrl') ? content : `publicUrl: https://liyi.test, ${content}`;
    using folder = temporaryFolder();
    const file = folder.file('liyi.yaml', `service: {${text}}`);
    expect(() => readSettings({ environment: {}, workingFolder: '/', file })).toThrow(
      expect.objectContaining({ code: 'LIYI_CONFIG', message: expect.stringContaining(message) }),
    );
  });

  test('publicUrl, where a provider needs it', () => {
    using folder = temporaryFolder();
    const file = folder.file('liyi.yaml', `service: {oidc: [${CITY}}]}`);
    expect(() => readSettings({ environment: {}, workingFolder: '/', file })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('service.publicUrl: must be given') }),
    );
  });
});

describe('the secret', () => {
  const of = (more: string) => service(`oidc: [${CITY}${more}}]`).oidc;

  test('comes from a file of its own, the environment before it', () => {
    using folder = temporaryFolder();
    const file = folder.file('secret', ' of a file\n');
    const oidc = of(`, clientSecretFile: ${file}`);
    expect(withClientSecrets(oidc, {})).toMatchObject([{ clientSecret: 'of a file' }]);
    expect(withClientSecrets(oidc, { LIYI_OIDC_SECRET_CITY: 'set' })).toMatchObject([{ clientSecret: 'set' }]);
  });

  test.each([
    ['nowhere', '', /city: no client secret: neither LIYI_OIDC_SECRET_CITY nor clientSecretFile/],
    ['in a file that is not there', ', clientSecretFile: gone', /clientSecretFile \/etc\/liyi\/gone cannot be read/],
  ])('that is %s stops the service, and names the key', (_, more, message) => {
    expect(() => withClientSecrets(of(more), {})).toThrow(
      expect.objectContaining({ code: 'LIYI_CONFIG', message: expect.stringMatching(message) }),
    );
  });
});
