import type { CameraView } from '../../contract/camera-view.ts';
import type { Degrees } from '../../core/units.ts';
import type { CounterEvent } from '../../events/event.ts';

/**
 * Standard uncertainty of a bow's depth that was measured without one: what the accuracy bench requires, 4° from the
 * side and three-quarter, 8° from the front.
 */
const UNCERTAINTY_BY_VIEW: Readonly<Record<CameraView, Degrees>> = {
  side: 4,
  'three-quarter': 4,
  front: 8,
  'front-high': 8,
  close: 8,
};

export interface BowDepth {
  readonly bow: CounterEvent;
  readonly value: Degrees;
  readonly uncertainty: Degrees;
}

/** Depth of a bow with its uncertainty; undefined for a bow that was seen but not measured. */
export function depthOf(bow: CounterEvent, view: CameraView | undefined): BowDepth | undefined {
  if (bow.value === undefined) return undefined;
  return { bow, value: bow.value, uncertainty: bow.uncertainty ?? UNCERTAINTY_BY_VIEW[view ?? 'front'] };
}
