import { z } from 'zod';

/** A folder of recordings, and whose they are. */
export interface FootageRoot {
  readonly path: string;
  /** Codes of the halls whose recordings lie there; may be of any where left out. */
  readonly halls?: readonly string[];
}

const text = z.string({ error: 'must be text' }).min(1, 'must not be empty');
const root = z.union([text, z.strictObject({ path: text, halls: z.array(text).min(1).optional() })], {
  error: 'must be a folder, or path and halls',
});

export const footageRootsFile = z.array(root, { error: 'must be a list of folders' });

export const footageRoots = (
  listed: z.infer<typeof footageRootsFile>,
  inFolder: (path: string) => string,
): FootageRoot[] =>
  listed.map((entry) => {
    const { path, halls } = typeof entry === 'string' ? { path: entry } : entry;
    return { path: inFolder(path), ...(halls && { halls }) };
  });
