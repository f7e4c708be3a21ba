/** What the service says when it refuses (RFC 9457), or that it could not be reached. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly remedy: string | undefined;

  constructor(status: number, body: { code?: string; title?: string; detail?: string; remedy?: string } | undefined) {
    super(body?.detail ?? body?.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body?.code ?? 'LIYI_UNREACHABLE';
    this.remedy = body?.remedy;
  }
}

export const isProblem = (error: unknown, ...codes: string[]): error is ApiProblem =>
  error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));

/** The request never reached the service, or the service is starting or overloaded: worth asking again. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && [0, 502, 503, 504].includes(error.status);
