import { hashOf } from '../database/content-hash.ts';
import type { EngineRecord } from './run.ts';

/** Identifies an engine record by its content: program, models and settings. */
export const engineHash = (engine: EngineRecord): string => hashOf([engine.version, engine.models, engine.settings]);

/**
 * The same text for two runs that must have the same result: one window, recording, camera geometry and engine record.
 */
export const runIdentity = (keys: {
  readonly windowId: number;
  readonly sha256: string;
  readonly cameraHash: string;
  readonly engineHash: string;
  /** Number of the video stream. */
  readonly stream: number;
}): string => {
  const { windowId, sha256, cameraHash, engineHash, stream } = keys;
  // The first stream has the identity that it had before others could be told apart.
  return hashOf([windowId, sha256, cameraHash, engineHash, ...(stream === 0 ? [] : [stream])]);
};
