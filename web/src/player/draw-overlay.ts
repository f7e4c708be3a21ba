import { HAND_BONES, POSE_BONES } from '../../../src/contract/skeleton.ts';
import type { ZoneName } from '../../../src/contract/zone.ts';
import type { OverlayFrame, OverlayPerson, Zone } from './measurements.ts';

export interface OverlayLayers {
  readonly skeleton: boolean;
  readonly hands: boolean;
  readonly zones: boolean;
}

/** The video is bright or dark by turns, so these do not follow the site's appearance. */
const COLOUR = { clerk: '#35d0ff', citizen: '#ffc857', unknown: '#d0d4d8' } as const;
export const ZONE_COLOUR: Readonly<Record<ZoneName, string>> = {
  clerk: COLOUR.clerk,
  citizen: COLOUR.citizen,
  handover: '#8be08b',
};
const HALO = 'rgba(0, 0, 0, 0.55)';
/** Below it a landmark is the model's guess: drawn thin and broken. */
const SURE_VISIBILITY = 0.5;

/** Draws in pixels of the displayed picture; the caller has scaled the context. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  picture: { readonly width: number; readonly height: number },
  frame: OverlayFrame | undefined,
  zones: readonly Zone[],
  layers: OverlayLayers,
): void {
  const unit = picture.width / 640;
  if (layers.zones) for (const zone of zones) drawZone(context, picture, zone, unit);
  for (const person of frame?.people ?? []) {
    if (layers.skeleton) drawPose(context, person, unit);
    if (layers.hands) for (const hand of person.hands) drawHand(context, hand, COLOUR[person.role], unit);
  }
}

function drawPose(context: CanvasRenderingContext2D, person: OverlayPerson, unit: number): void {
  const { pose } = person;
  const visibility = (i: number) => pose[i * 3 + 2]!;
  for (const pass of ['halo', 'bone'] as const) {
    for (const [a, b] of POSE_BONES) {
      const sure = Math.min(visibility(a), visibility(b)) >= SURE_VISIBILITY;
      context.strokeStyle = pass === 'halo' ? HALO : COLOUR[person.role];
      context.lineWidth = (sure ? 2 : 1) * unit + (pass === 'halo' ? 2 * unit : 0);
      context.setLineDash(sure ? [] : [3 * unit, 3 * unit]);
      if (pass === 'halo' && !sure) continue;
      context.beginPath();
      context.moveTo(pose[a * 3]!, pose[a * 3 + 1]!);
      context.lineTo(pose[b * 3]!, pose[b * 3 + 1]!);
      context.stroke();
    }
  }
  context.setLineDash([]);
  context.fillStyle = COLOUR[person.role];
  for (let i = 11; i < 29; i++) {
    if (visibility(i) < SURE_VISIBILITY) continue;
    context.beginPath();
    context.arc(pose[i * 3]!, pose[i * 3 + 1]!, 2.4 * unit, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawHand(context: CanvasRenderingContext2D, hand: readonly number[], colour: string, unit: number): void {
  context.strokeStyle = colour;
  context.lineWidth = unit;
  context.beginPath();
  for (const [a, b] of HAND_BONES) {
    context.moveTo(hand[a * 2]!, hand[a * 2 + 1]!);
    context.lineTo(hand[b * 2]!, hand[b * 2 + 1]!);
  }
  context.stroke();
}

function drawZone(
  context: CanvasRenderingContext2D,
  picture: { readonly width: number; readonly height: number },
  zone: Zone,
  unit: number,
): void {
  context.beginPath();
  zone.points.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x * picture.width, y * picture.height);
    else context.lineTo(x * picture.width, y * picture.height);
  });
  context.closePath();
  context.fillStyle = `${ZONE_COLOUR[zone.name]}1f`;
  context.fill();
  context.strokeStyle = ZONE_COLOUR[zone.name];
  context.lineWidth = unit;
  context.stroke();
}
