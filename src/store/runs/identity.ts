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
}): string => hashOf([keys.windowId, keys.sha256, keys.cameraHash, keys.engineHash]);
