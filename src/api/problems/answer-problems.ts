import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { LiyiError } from '../../core/errors.ts';
import { PROBLEM_TYPE, type Problem, problemOf } from './problem.ts';
import { withoutFolders } from './without-folders.ts';

/** Failures of the service whose own wording is shown to the asker: busy, and no space left. */
const SHOWN_IN_FULL: readonly number[] = [503, 507];
/** Seconds after which a busy service may be asked again. */
export const RETRY_AFTER_S = 5;

/** Answers whatever a route throws as problem details. Unexpected errors are logged and not shown. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => send(reply, problemFor(error, request)));
  app.setNotFoundHandler((request, reply) =>
    send(
      reply,
      problemOf(
        new LiyiError('LIYI_NOT_FOUND', {
          message: `there is nothing at ${request.method} ${request.url.split('?')[0]}`,
          remedy: 'See /docs for what there is.',
        }),
        request.id,
      ),
    ),
  );
}

/** Answers what fails before a route is found: an address that is too long, or not valid. */
export const answerFrameworkError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void =>
  void send(reply, problemFor(error, request));

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) reply.header('retry-after', RETRY_AFTER_S);
  // The route's schemas describe its own answers, not this one.
  return reply.code(problem.status).type(PROBLEM_TYPE).serializer(JSON.stringify).send(problem);
}

function problemFor(thrown: unknown, request: FastifyRequest): Problem {
  if (hasZodFastifySchemaValidationErrors(thrown)) return invalidRequest(thrown, request);
  if (thrown instanceof LiyiError) {
    const problem = problemOf(thrown, request.id);
    if (thrown.scope !== 'request') problem.detail = withoutFolders(problem.detail);
    if (problem.status < 500) return problem;
    request.log.error({ err: thrown }, 'request failed');
    // Paths and names of this machine belong into its log only.
    const isShown = SHOWN_IN_FULL.includes(problem.status) && thrown.scope !== 'store';
    return isShown ? problem : { ...problem, detail: problem.title };
  }
  const ofFastify = (thrown as Partial<FastifyError>) ?? {};
  const status = ofFastify.statusCode ?? 500;
  if (status < 500) return problemOf(clientError(status, ofFastify.message ?? ''), request.id, status);
  if (status === 503) return problemOf(busy(), request.id);
  request.log.error({ err: thrown }, 'request failed');
  return problemOf(serviceError(request.id), request.id);
}

function invalidRequest(
  error: FastifyError & {
    validation: readonly { instancePath: string; message?: string }[];
    validationContext?: string;
  },
  request: FastifyRequest,
): Problem {
  const place = error.validationContext ?? 'request';
  const errors = error.validation.map(({ instancePath, message }) => ({
    in: place,
    path: instancePath,
    message: message ?? 'is not valid',
  }));
  const first = errors[0];
  return {
    ...problemOf(
      new LiyiError('LIYI_REQUEST', {
        message: first === undefined ? `the ${place} is not valid` : `${place}${first.path}: ${first.message}`,
        remedy: 'Correct what `errors` names; /docs shows what is expected.',
      }),
      request.id,
    ),
    errors,
  };
}

function clientError(status: number, message: string): LiyiError {
  const code = status === 413 ? 'LIYI_REQUEST_TOO_LARGE' : status === 429 ? 'LIYI_TOO_MANY_REQUESTS' : 'LIYI_REQUEST';
  return new LiyiError(code, {
    message,
    remedy: status === 429 ? 'Wait as long as Retry-After says.' : 'See /docs for what is expected.',
  });
}

const busy = (): LiyiError =>
  new LiyiError('LIYI_BUSY', {
    message: 'the service has more to do than it can',
    remedy: `Try again after ${RETRY_AFTER_S} seconds.`,
  });

const serviceError = (instance: string): LiyiError =>
  new LiyiError('LIYI_SERVICE', {
    message: 'the service failed at this request',
    remedy: `Tell an administrator the id ${instance}: the log has the details.`,
  });
