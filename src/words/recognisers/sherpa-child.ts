/** Holds one model of sherpa-onnx and ends with its parent. A process of its own: what brings the native library down ends nothing else. */
import { createRequire } from 'node:module';
import { SOUND_RATE_HZ } from '../../media/sound-source.ts';
import type { FromSherpa, ToSherpa } from './sherpa-messages.ts';
import type { SherpaModel } from './sherpa-model.ts';

/** What is used of sherpa-onnx-node. */
interface OfflineRecogniser {
  createStream(): { acceptWaveform(wave: { samples: Float32Array; sampleRate: number }): void };
  decode(stream: ReturnType<OfflineRecogniser['createStream']>): void;
  getResult(stream: ReturnType<OfflineRecogniser['createStream']>): { readonly text: string };
}
interface Sherpa {
  readonly OfflineRecognizer: new (config: object) => OfflineRecogniser;
}

const CONFIG_KEYS = {
  paraformer: 'paraformer',
  'sense-voice': 'senseVoice',
  transducer: 'transducer',
  whisper: 'whisper',
} as const;
/** Bands of the spectrum; the library takes what the model needs where it knows better. */
const FEATURES = 80;

let recogniser: OfflineRecogniser | undefined;

const answer = (message: FromSherpa): void => void process.send?.(message);
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function open(model: SherpaModel, language: string, threads: number): OfflineRecogniser {
  const { OfflineRecognizer } = createRequire(import.meta.url)('sherpa-onnx-node') as Sherpa;
  const ofLanguage = model.kind === 'sense-voice' || model.kind === 'whisper' ? { language } : {};
  return new OfflineRecognizer({
    featConfig: { sampleRate: SOUND_RATE_HZ, featureDim: FEATURES },
    modelConfig: {
      [CONFIG_KEYS[model.kind]]: { ...model.parts, ...ofLanguage },
      tokens: model.tokens,
      ...{ numThreads: threads, provider: 'cpu', debug: 0 },
    },
  });
}

process.once('disconnect', () => process.exit(0));
// The parent decides what Ctrl-C in a terminal does.
process.on('SIGINT', () => {});
process.on('message', (message: ToSherpa) => {
  if (message.type === 'open') {
    try {
      recogniser = open(message.model, message.language, message.threads);
      answer({ type: 'ready' });
    } catch (error) {
      answer({ type: 'refused', why: reasonOf(error) });
    }
    return;
  }
  const { id, samples } = message;
  try {
    if (recogniser === undefined) throw new Error('no model is open');
    const stream = recogniser.createStream();
    stream.acceptWaveform({ samples, sampleRate: SOUND_RATE_HZ });
    recogniser.decode(stream);
    answer({ type: 'text', id, text: recogniser.getResult(stream).text });
  } catch (error) {
    answer({ type: 'failed', id, why: reasonOf(error) });
  }
});
