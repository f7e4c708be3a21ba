import { hashOf } from '../database/content-hash.ts';
import type { EngineRecord } from './run.ts';

export const engineHash = (engine: EngineRecord): string => hashOf([engine.version, engine.models, engine.settings]);

/** Equal for two runs that must come out the same: one window, one recording, one camera geometry, one engine record. */
export const runIdentity = (keys: {
  readonly windowId: number;
  readonly sha256: string;
  readonly cameraHash: string;
  readonly engineHash: string;
}): string => hashOf([keys.windowId, keys.sha256, keys.cameraHash, keys.engineHash]);
