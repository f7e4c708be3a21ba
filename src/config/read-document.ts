import { readFileSync, statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { ErrorCode } from '../core/error-codes.ts';
import { LiyiError } from '../core/errors.ts';

/** What people write by hand is a few kilobytes; a larger file is the wrong one. */
const LARGEST_BYTES = 1_000_000;
const LONGEST_QUOTED_VALUE = 80;

/**
 * The content of a YAML or JSON file; an empty file is an empty mapping.
 * @throws LiyiError `code` for a file that cannot be read or parsed
 */
export function readDocument(path: string, code: ErrorCode): unknown {
  const document = parseDocument(readText(path, code), { prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    throw new LiyiError(code, {
      message: `${path} is neither YAML nor JSON: ${error.message.split('\n')[0]}`,
      remedy: 'Mend the line named in the message.',
      cause: error,
    });
  }
  return document.toJS() ?? {};
}

/**
 * The text of a file.
 * @throws LiyiError `code` for a file that does not exist, cannot be read, or is too large to be written by hand
 */
export function readText(path: string, code: ErrorCode): string {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_BYTES) {
      throw new LiyiError(code, {
        message: `${path} holds ${size} bytes; such a file has at most ${LARGEST_BYTES}`,
        remedy: 'Name the YAML or JSON file that was meant.',
      });
    }
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof LiyiError) throw cause;
    throw new LiyiError(code, {
      message: `${path} cannot be read: ${(cause as Error).message}`,
      remedy: 'Check the path and who may read it.',
      cause,
    });
  }
}

/**
 * Validates a document.
 * @throws LiyiError `code`, naming each key that is wrong with its value
 */
export function parseWith<T>(schema: z.ZodType<T>, document: unknown, path: string, code: ErrorCode): T {
  const result = schema.safeParse(document);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const key = issue.path.join('.');
    const value = issue.code === 'unrecognized_keys' ? undefined : valueAt(document, issue.path);
    return `${key ? `${key}: ` : ''}${issue.message}${value === undefined ? '' : ` (is ${quoted(value)})`}`;
  });
  throw new LiyiError(code, {
    message: `${path}: ${problems.join('; ')}`,
    remedy: 'Correct the keys named in the message; the README shows an example.',
    cause: result.error,
  });
}

/** The value at a path of a document; undefined where the path leads nowhere. */
export const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], document);

/** A value for a message: short, and without passwords. */
export function quoted(value: unknown): string {
  const written = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  const text = written.replace(/:\/\/[^/\s"]*@/g, '://***@');
  return text.length > LONGEST_QUOTED_VALUE ? `${text.slice(0, LONGEST_QUOTED_VALUE)}…` : text;
}
