import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';

/** What the next ID token says beyond, or instead of, what it should. */
export interface Lies {
  readonly claims?: JWTPayload;
  /** Signed by a key that is not published. */
  readonly strangeKey?: boolean;
  /** Signed long ago: seconds from now at which it expires. */
  readonly expiresInS?: number;
}

export interface IdentityIssuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claims of the next person who logs in, `sub` included. */
  person: JWTPayload;
  lies: Lies;
  /** What the browser is sent back with, after the person has logged in at `authorizationUrl`. */
  logIn(authorizationUrl: string): URLSearchParams;
}

interface Grant {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

/**
 * An OpenID Connect issuer in this process: discovery, keys, and a token endpoint that checks client, code, redirect
 * address and PKCE as RFC 6749 and RFC 7636 have it. Codes are good once.
 */
export async function identityIssuer(): Promise<IdentityIssuer> {
  const [clientId, clientSecret] = ['liyi', 'the secret of liyi'];
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const strange = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const grants = new Map<string, Grant>();

  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const path = request.url!.split('?')[0];
    if (path === '/.well-known/openid-configuration') {
      answer(200, {
        issuer: issuer.issuer,
        authorization_endpoint: `${issuer.issuer}/authorize`,
        token_endpoint: `${issuer.issuer}/token`,
        jwks_uri: `${issuer.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      });
    } else if (path === '/keys') answer(200, { keys: [jwk] });
    else if (path === '/token') {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', async () => {
        const form = new URLSearchParams(text);
        if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
          return answer(401, { error: 'invalid_client' });
        const grant = grants.get(form.get('code') ?? '');
        grants.delete(form.get('code') ?? '');
        const challenge = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        if (grant === undefined || challenge !== grant.challenge || form.get('redirect_uri') !== grant.redirectUri)
          return answer(400, { error: 'invalid_grant' });
        return answer(200, { access_token: 'unused', token_type: 'Bearer', id_token: await idToken(grant) });
      });
    } else answer(404, {});
  });

  const idToken = ({ nonce }: Grant): Promise<string> => {
    const nowS = Math.floor(Date.now() / 1000);
    const expiresInS = issuer.lies.expiresInS ?? 300;
    return new SignJWT({
      ...{
        iss: issuer.issuer,
        aud: clientId,
        nonce,
        iat: nowS + Math.min(0, expiresInS - 300),
        exp: nowS + expiresInS,
      },
      ...issuer.person,
      ...issuer.lies.claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .sign(issuer.lies.strangeKey ? strange.privateKey : privateKey);
  };

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const issuer: IdentityIssuer = {
    ...{ issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, clientId, clientSecret },
    ...{ person: { sub: '1001', preferred_username: 'wang', name: '王' }, lies: {} },
    logIn(authorizationUrl) {
      const asked = new URL(authorizationUrl).searchParams;
      const code = randomUUID();
      grants.set(code, {
        nonce: asked.get('nonce')!,
        challenge: asked.get('code_challenge')!,
        redirectUri: asked.get('redirect_uri')!,
      });
      return new URLSearchParams({ code, state: asked.get('state')! });
    },
  };
  return issuer;
}
