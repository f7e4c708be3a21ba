import type { Mark } from './standing-clerk.ts';

const [NOSE, LEFT_SHOULDER, RIGHT_SHOULDER, LEFT_HIP, RIGHT_HIP] = [0, 11, 12, 23, 24] as const;
/** Distance from nose to the top of the head, as a share of that from shoulders to nose (Winter: 0.818, 0.93, 1). */
const NOSE_TO_TOP = 0.63;

export interface HeadAndHips {
  readonly head: Mark;
  readonly low: Mark;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** Where head and hips probably are, from a clerk's landmarks: something to correct rather than to begin with nothing. */
export function suggestedMarks(
  pose: readonly number[],
  picture: { readonly width: number; readonly height: number },
): HeadAndHips {
  const x = (i: number) => pose[i * 3]!;
  const y = (i: number) => pose[i * 3 + 1]!;
  const shoulders = { x: (x(LEFT_SHOULDER) + x(RIGHT_SHOULDER)) / 2, y: (y(LEFT_SHOULDER) + y(RIGHT_SHOULDER)) / 2 };
  const top = y(NOSE) - NOSE_TO_TOP * (shoulders.y - y(NOSE));
  const hips = { x: (x(LEFT_HIP) + x(RIGHT_HIP)) / 2, y: (y(LEFT_HIP) + y(RIGHT_HIP)) / 2 };
  return {
    head: { x: clamp(shoulders.x / picture.width), y: clamp(top / picture.height) },
    low: { x: clamp(hips.x / picture.width), y: clamp(hips.y / picture.height) },
  };
}
