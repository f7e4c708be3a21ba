import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { allowedLookup, type Lookup, problemOfAddress } from './allowed-address.ts';

export interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Finds the addresses of a host; the system's where left out. */
  readonly lookup?: Lookup | undefined;
}

/**
 * Sends a body to a receiver. Redirections are not followed: they are an answer like any other.
 * @returns the status of the answer
 * @throws Error where the address is not allowed, and where nobody answers
 */
export async function post(url: string, { headers, body, signal, lookup }: Post): Promise<number> {
  const problem = problemOfAddress(url);
  if (problem !== undefined) throw new Error(`the address ${problem}`);
  const send = new URL(url).protocol === 'https:' ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: allowedLookup(lookup),
      agent: false,
      signal,
    });
    request.once('error', reject);
    request.once('response', (response) => {
      resolve(response.statusCode ?? 0);
      // Its body says nothing to us.
      response.destroy();
    });
    request.end(body);
  });
}
