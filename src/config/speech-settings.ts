import { z } from 'zod';
import { SECOND_MS } from '../contract/durations.ts';

const text = z.string({ error: 'must be text' }).min(1, 'must not be empty');
const count = (least: number, most: number) =>
  z
    .int({ error: 'must be a whole number' })
    .min(least, `must be ${least} or more`)
    .max(most, `must be ${most} or less`);

const MODEL_KINDS = ['paraformer', 'sense-voice', 'transducer', 'whisper'] as const;

/** Who writes down what clerks say. */
export const speechSettingsFile = z
  .strictObject({
    url: z.url({ protocol: /^https?$/, error: 'must be an address, http://…/v1' }).optional(),
    key: text.optional(),
    model: text.optional(),
    language: text.optional(),
    timeoutSeconds: z.number({ error: 'must be a number of seconds' }).min(1).max(600).optional(),
    retries: count(0, 10).optional(),
    parallel: count(1, 16).optional(),
    modelFolder: text.optional(),
    modelKind: z.enum(MODEL_KINDS, { error: `must be one of ${MODEL_KINDS.join(', ')}` }).optional(),
    threads: count(1, 64).optional(),
  })
  .refine(({ url, modelFolder }) => (url === undefined) !== (modelFolder === undefined), {
    error: 'must name either url, of a server, or modelFolder',
  })
  .nullish();

type SpeechFile = z.infer<typeof speechSettingsFile>;

/** Which recogniser a hall has, as `words/` takes it. */
export type SpeechSettings =
  | {
      readonly kind: 'server';
      readonly server: {
        readonly url: string;
        readonly key?: string | undefined;
        readonly model: string;
        readonly language: string;
        readonly timeoutMs: number;
        readonly retries: number;
        readonly parallel: number;
      };
    }
  | {
      readonly kind: 'model';
      readonly model: {
        readonly folder: string;
        readonly kind?: (typeof MODEL_KINDS)[number] | undefined;
        readonly language: string;
        readonly threads: number;
      };
    };

/** Half a minute of speech takes a small machine some seconds. */
const DEFAULT_TIMEOUT_SECONDS = 60;
const DEFAULT_RETRIES = 2;
const DEFAULT_PARALLEL = 2;
/** What servers of OpenAI's API call their default model. */
const DEFAULT_MODEL = 'whisper-1';
const DEFAULT_LANGUAGE = 'zh';

/**
 * The settings of speech recognition; undefined where there is none.
 * @param key from the environment, before that of the file
 */
export function speechSettings(
  file: SpeechFile,
  inFolder: (path: string) => string,
  key: string | undefined,
): SpeechSettings | undefined {
  if (!file) return undefined;
  const language = file.language ?? DEFAULT_LANGUAGE;
  if (file.modelFolder !== undefined)
    return {
      kind: 'model',
      model: {
        ...{ folder: inFolder(file.modelFolder), language, threads: file.threads ?? 1 },
        ...(file.modelKind !== undefined && { kind: file.modelKind }),
      },
    };
  const usedKey = key ?? file.key;
  return {
    kind: 'server',
    server: {
      ...{ url: file.url!, language, model: file.model ?? DEFAULT_MODEL },
      ...(usedKey !== undefined && { key: usedKey }),
      timeoutMs: (file.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * SECOND_MS,
      retries: file.retries ?? DEFAULT_RETRIES,
      parallel: file.parallel ?? DEFAULT_PARALLEL,
    },
  };
}
