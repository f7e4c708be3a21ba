import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { OidcClient } from '../../config/oidc-settings.ts';
import { HOUR_MS } from '../../contract/durations.ts';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { PendingSignIn } from '../../store/accounts/identities.ts';

/** Largest difference of clocks that is accepted. */
const CLOCK_TOLERANCE_S = 30;
/** The provider's description of itself changes seldom. */
const DISCOVERED_FOR_MS: Milliseconds = HOUR_MS;
/** A page waits for the answer. */
const ANSWER_WITHIN_S = 10;

export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/**
 * The authorization code flow with PKCE, state and nonce. Tokens are used once, to identify the person, and not kept.
 * Source: OpenID Connect Core 1.0, RFC 7636.
 */
export class IdentityProvider {
  readonly settings: OidcClient;
  readonly #redirectUri: string;
  #discovered: { readonly configuration: Promise<Configuration>; readonly at: number } | undefined;

  /** @param redirectUri address to which browsers return */
  constructor(settings: OidcClient, redirectUri: string) {
    this.settings = settings;
    this.#redirectUri = redirectUri;
  }

  /**
   * Begins a sign-in: where to send the browser, and what must come back with it.
   * @throws LiyiError LIYI_SIGN_IN_PROVIDER
   */
  async begin(): Promise<{ readonly url: URL; readonly pending: PendingSignIn }> {
    const { id: provider, scopes } = this.settings;
    const configuration = await this.#configuration();
    const pending = { provider, state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: scopes.join(' '),
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url, pending };
  }

  /**
   * The provider's claims about the person who returned.
   * @param query of the address to which the browser returned
   * @throws LiyiError LIYI_SIGN_IN_PROVIDER, LIYI_SIGN_IN_REFUSED for an answer that does not belong to this sign-in
   */
  async claims(query: string, { state, nonce, codeVerifier }: PendingSignIn): Promise<Claims> {
    const configuration = await this.#configuration();
    const answer = new URL(this.#redirectUri);
    answer.search = query;
    try {
      const tokens = await authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      if (this.#isComplete(claims) || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
      return { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
    } catch (error) {
      throw this.#refusal(error);
    }
  }

  /** Some providers put only a minimum into the ID token. */
  #isComplete(claims: Readonly<Record<string, unknown>>): boolean {
    const { account, groups } = this.settings.claims;
    return claims[account] !== undefined && (this.settings.accounts === 'existing' || claims[groups] !== undefined);
  }

  async #configuration(): Promise<Configuration> {
    const now = Date.now();
    if (this.#discovered === undefined || now - this.#discovered.at > DISCOVERED_FOR_MS) {
      const { issuer, clientId, clientSecret, allowHttp } = this.settings;
      const configuration = discovery(
        new URL(issuer),
        clientId,
        { [clockTolerance]: CLOCK_TOLERANCE_S },
        secretAsAsked(clientSecret),
        {
          // Signatures are checked against the provider's published keys, in addition to TLS.
          execute: [enableNonRepudiationChecks, ...(allowHttp ? [allowInsecureRequests] : [])],
          timeout: ANSWER_WITHIN_S,
        },
      );
      configuration.catch(() => {
        this.#discovered = undefined;
      });
      this.#discovered = { configuration, at: now };
    }
    try {
      return await this.#discovered.configuration;
    } catch (cause) {
      throw this.#unreachable(cause);
    }
  }

  #refusal(error: unknown): LiyiError {
    if (!isRefused(error)) return this.#unreachable(error);
    return new LiyiError('LIYI_SIGN_IN_REFUSED', {
      message: `what came back from ${this.settings.title} is no good answer to this sign-in: ${(error as Error).message}`,
      remedy: 'Sign in again; if it goes on, compare the clocks of both machines.',
      cause: error,
    });
  }

  readonly #unreachable = (cause: unknown): LiyiError =>
    new LiyiError('LIYI_SIGN_IN_PROVIDER', {
      message: `${this.settings.issuer} cannot be reached or does not answer as OpenID Connect has it: ${(cause as Error).message}`,
      remedy:
        'Check issuer, clientId and client secret of service.oidc, and whether this machine reaches the provider.',
      cause,
    });
}

/**
 * Sends the client secret in the body where the provider accepts that, else in the header, which is the standard's
 * default.
 */
const secretAsAsked =
  (clientSecret: string): ClientAuth =>
  (as, client, body, headers) => {
    const inBody = as.token_endpoint_auth_methods_supported?.includes('client_secret_post');
    const authenticate = inBody ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
    return authenticate(as, client, body, headers);
  };

/** The answer belongs to another sign-in, is too old, or is not signed by the provider for us. */
const FAILED_CHECKS: readonly (string | undefined)[] = [
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
];

/** As opposed to a provider that cannot be reached or does not know this service. */
const isRefused = (error: unknown): boolean =>
  error instanceof AuthorizationResponseError ||
  (error instanceof ResponseBodyError && error.error === 'invalid_grant') ||
  (error instanceof ClientError && FAILED_CHECKS.includes(error.code));
