import { type NetRecord, netRecord } from '../inference/model-set.ts';
import { SpeechNet } from '../inference/speech-net.ts';
import type { DecodeOptions } from '../media/decode-options.ts';
import { decodeSound } from '../media/decode-sound.ts';
import type { Footage } from '../media/footage.ts';
import { type FollowedSound, followSound } from './follow-sound.ts';

/** A recording's sound with the net that listens to it. */
export interface OpenSound extends FollowedSound, AsyncDisposable {
  /** The nets that listen. */
  readonly records: readonly NetRecord[];
}

/**
 * Opens the sound of a recording; undefined where it has none.
 * @throws LiyiError LIYI_MODEL_MISSING, LIYI_MODEL_CORRUPT
 */
export async function openSound(
  footage: Footage,
  options: Pick<DecodeOptions, 'signal' | 'programs'>,
): Promise<OpenSound | undefined> {
  const source = decodeSound(footage, options);
  if (source === undefined) return undefined;
  await using owned = new AsyncDisposableStack();
  owned.use(source);
  const net = owned.use(await SpeechNet.open());
  const opened = owned.move();
  return {
    ...followSound(source, () => net.detector()),
    records: [netRecord('speech-detection')],
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
