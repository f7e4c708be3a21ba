import { createHash } from 'node:crypto';
import type { CameraGeometry } from '../../core/camera.ts';
import type { EngineRecord } from './run.ts';

/** JSON with sorted keys, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

export const engineHash = (engine: EngineRecord): string => hashOf([engine.version, engine.models, engine.settings]);
export const cameraHash = (camera: CameraGeometry): string => hashOf(camera);

/** Equal for two runs that must come out the same: one window, one recording, one camera geometry, one engine record. */
export const runIdentity = (keys: {
  readonly windowId: number;
  readonly sha256: string;
  readonly cameraHash: string;
  readonly engineHash: string;
}): string => hashOf([keys.windowId, keys.sha256, keys.cameraHash, keys.engineHash]);
