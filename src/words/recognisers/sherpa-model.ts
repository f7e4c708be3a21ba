import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LiyiError } from '../../core/errors.ts';

export type ModelKind = 'paraformer' | 'sense-voice' | 'transducer' | 'whisper';

/** Where a model of sherpa-onnx lies, as a hall keeps it. */
export interface ModelFolder {
  readonly folder: string;
  /** Told from the files and the folder's name where left out. */
  readonly kind?: ModelKind | undefined;
}

/** The files of a model. `parts` by the names that sherpa-onnx gives them. */
export interface SherpaModel {
  readonly kind: ModelKind;
  readonly tokens: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** Files of each kind, by their part and how their names end. */
const FILES: Readonly<Record<ModelKind, Readonly<Record<string, RegExp>>>> = {
  transducer: { encoder: /encoder.*\.onnx$/, decoder: /decoder.*\.onnx$/, joiner: /joiner.*\.onnx$/ },
  whisper: { encoder: /encoder.*\.onnx$/, decoder: /decoder.*\.onnx$/ },
  'sense-voice': { model: /^model.*\.onnx$/ },
  paraformer: { model: /^model.*\.onnx$/ },
};
const TOKENS = /tokens\.txt$/;

/**
 * The files of a model folder; quantised ones (`int8`) before others.
 * @throws LiyiError LIYI_RECOGNISER_MODEL where the folder or a file is missing
 */
export function findModel({ folder, kind: given }: ModelFolder): SherpaModel {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw missing(
      `the folder ${folder} does not exist`,
      'Name the folder of a model for sherpa-onnx in speech.modelFolder.',
    );
  const names = readdirSync(folder).toSorted(
    (a, b) => Number(b.includes('int8')) - Number(a.includes('int8')) || (a < b ? -1 : 1),
  );
  const kind = given ?? kindOf(folder, names);
  const file = (pattern: RegExp, what: string): string => {
    const name = names.find((each) => pattern.test(each));
    if (name === undefined)
      throw missing(
        `${folder} has no ${what} of a ${kind} model`,
        'Unpack the whole model into the folder, or name its speech.modelKind.',
      );
    const path = join(folder, name);
    if (statSync(path).size === 0) throw missing(`${path} is empty`, 'Fetch the model again.');
    return path;
  };
  const tokens = file(TOKENS, 'tokens.txt');
  return {
    ...{ kind, tokens },
    parts: Object.fromEntries(
      Object.entries(FILES[kind]).map(([part, pattern]) => [part, file(pattern, `${part}.onnx`)]),
    ),
  };
}

function kindOf(folder: string, names: readonly string[]): ModelKind {
  const has = (word: string) => names.some((name) => name.includes(word) && name.endsWith('.onnx'));
  if (has('joiner')) return 'transducer';
  if (has('encoder')) return 'whisper';
  return /sense-?voice/i.test(basename(folder)) ? 'sense-voice' : 'paraformer';
}

const missing = (message: string, remedy: string): LiyiError =>
  new LiyiError('LIYI_RECOGNISER_MODEL', { message, remedy });
