import { z } from 'zod';

/** A folder of recordings, with the halls whose recordings it holds. */
export interface FootageRoot {
  readonly path: string;
  /** Codes of the halls; any hall where left out. */
  readonly halls?: readonly string[];
}

const text = z.string({ error: 'must be text' }).min(1, 'must not be empty');
const root = z.union([text, z.strictObject({ path: text, halls: z.array(text).min(1).optional() })], {
  error: 'must be a folder, or path and halls',
});

export const footageRootsFile = z.array(root, { error: 'must be a list of folders' });

/**
 * The folders of recordings that the settings list, with absolute paths.
 * @param inFolder makes a path of the file absolute
 */
export const footageRoots = (
  listed: z.infer<typeof footageRootsFile>,
  inFolder: (path: string) => string,
): FootageRoot[] =>
  listed.map((entry) => {
    const { path, halls } = typeof entry === 'string' ? { path: entry } : entry;
    return { path: inFolder(path), ...(halls && { halls }) };
  });
