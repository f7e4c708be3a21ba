import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { CameraGeometry } from '../core/camera.ts';
import { LiyiError } from '../core/errors.ts';
import { geometryOf, readCameraFile } from './camera-file.ts';
import { parseWith, readDocument } from './read-document.ts';
import { withAbsolutePaths } from './rulebook-places.ts';

const text = z.string({ error: 'must be text' }).min(1, 'must not be empty');
const flag = z.boolean({ error: 'must be true or false' });
const rulebooks = z.array(text, { error: 'must be a list of rulebook ids and paths' }).min(1, 'must name a rulebook');

/** A wrong value is quoted in the message, but never a whole mapping: it may hold an address with a password. */
const mapping: { error: z.core.$ZodErrorMap } = {
  error: (issue) =>
    issue.code === 'unrecognized_keys' ? `unknown key ${issue.keys.join(', ')}` : 'must be a mapping of keys to values',
};

const stream = z.strictObject(
  {
    id: text.optional(),
    hall: text.optional(),
    window: text,
    source: text,
    /** Files are always played at the pace of real time. */
    realtime: z.literal(true, { error: 'must be true or left out' }).optional(),
    loop: flag.optional(),
    camera: text.optional(),
    rulebooks: rulebooks.optional(),
  },
  mapping,
);

const watchFile = z
  .strictObject(
    {
      hall: text.optional(),
      rulebooks: rulebooks.optional(),
      streams: z.array(stream, { error: 'must be a list of streams' }),
    },
    mapping,
  )
  .superRefine(({ streams }, context) => {
    const ids = streams.map(({ id, window }) => id ?? window);
    ids.forEach((id, i) => {
      if (ids.indexOf(id) < i)
        context.addIssue({
          code: 'custom',
          path: ['streams', i, 'window'],
          message: `the stream ${id} is named twice: give one an id`,
        });
    });
  });

/** A stream of the list. Camera files named in it are read, addresses are not checked. */
export interface WatchedStream {
  readonly id: string;
  readonly hall?: string;
  readonly window: string;
  /** An address or an absolute path with its variables filled in; may hold credentials. */
  readonly source: string;
  /** Whether a file starts again at its end. */
  readonly loop: boolean;
  readonly camera: CameraGeometry;
  /** Ids and absolute paths of rulebooks. */
  readonly rulebooks?: readonly string[];
}

/**
 * Reads the list of cameras for `liyi watch`, in YAML or JSON.
 * @param environment where `${NAME}` in a source is looked up, so that no password needs to be in the list
 * @throws LiyiError LIYI_WATCH_FILE, LIYI_CAMERA_FILE
 */
export function readWatchFile(
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly WatchedStream[] {
  const file = parseWith(watchFile, readDocument(path, 'LIYI_WATCH_FILE'), path, 'LIYI_WATCH_FILE');
  const inFolder = (name: string) => resolve(dirname(path), name);
  return file.streams.map((entry) => {
    const hall = entry.hall ?? file.hall;
    const names = entry.rulebooks ?? file.rulebooks;
    const source = filledIn(entry.source, environment, path);
    return {
      id: entry.id ?? entry.window,
      ...(hall !== undefined && { hall }),
      window: entry.window,
      source: source.includes('://') ? source : inFolder(source),
      loop: entry.loop ?? false,
      camera: entry.camera === undefined ? { zones: {} } : cameraOf(inFolder(entry.camera), entry.window),
      ...(names && { rulebooks: withAbsolutePaths(names, inFolder) }),
    };
  });
}

const cameraOf = (path: string, window: string): CameraGeometry => geometryOf(readCameraFile(path), window, path);

function filledIn(source: string, environment: Readonly<Record<string, string | undefined>>, path: string): string {
  return source.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = environment[name];
    if (value === undefined)
      throw new LiyiError('LIYI_WATCH_FILE', {
        message: `${path}: the variable ${name} is not set`,
        remedy: `Set ${name} in the environment, or write the value in its place.`,
      });
    return value;
  });
}
