import createClient from 'openapi-fetch';
import { connection } from './connection.ts';
import { credentials } from './credentials.ts';
import { ApiProblem } from './problem.ts';
import type { paths } from './schema.ts';

const CSRF_HEADER = 'x-csrf-token';
const SAFE_METHODS = ['GET', 'HEAD'];

/**
 * Sends a request with the session's token. Where the session has ended, the request waits until somebody has logged in
 * again and is then sent once more, so that nothing typed is lost.
 */
export async function send(request: Request): Promise<Response> {
  const response = await sendOnce(request.clone());
  if (response.status !== 401 || credentials.logInAgain === undefined) return response;
  await credentials.logInAgain();
  return sendOnce(request);
}

async function sendOnce(request: Request): Promise<Response> {
  if (!SAFE_METHODS.includes(request.method) && credentials.csrfToken !== undefined)
    request.headers.set(CSRF_HEADER, credentials.csrfToken);
  try {
    const response = await fetch(request);
    connection.report(![502, 503, 504].includes(response.status));
    return response;
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    connection.report(false);
    throw new ApiProblem(0, undefined);
  }
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of an answer. @throws ApiProblem where the service refused */
export async function bodyOf<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw new ApiProblem(response.status, error as { code?: string } | undefined);
  return data as T;
}
