import type { NetId } from '../../models/manifest.ts';
import { POSE_NETS } from '../tracking/pose-nets.ts';
import { facePerceiver } from './face-perceiver.ts';
import { handPerceiver } from './hand-perceiver.ts';
import type { PerceiverKind } from './perceiver.ts';

/** What looks at every analysed frame once its people are tracked, in this order. */
export const PERCEIVERS: readonly PerceiverKind[] = [facePerceiver, handPerceiver];

/** The nets a worker opens and the set-up prepares: those of the tracker, then those of the perceivers, each once. */
export const observerNets = (perceivers: readonly PerceiverKind[] = PERCEIVERS): readonly NetId[] => [
  ...new Set([...POSE_NETS, ...perceivers.flatMap(({ nets }) => nets)]),
];
