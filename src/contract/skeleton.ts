/**
 * From which visibility, 0..1, a wrist or elbow counts as seen. The pose model gives less to those it only guesses:
 * behind a body, a monitor or the counter.
 */
export const SEEN_ARM_VISIBILITY = 0.3;

/** Bones between BlazePose's 33 landmarks: trunk, arms, legs, and the line of shoulders to ears. */
export const POSE_BONES: readonly (readonly [number, number])[] = [
  [11, 12],
  [11, 23],
  [12, 24],
  [23, 24],
  [11, 13],
  [13, 15],
  [12, 14],
  [14, 16],
  [15, 19],
  [16, 20],
  [23, 25],
  [25, 27],
  [24, 26],
  [26, 28],
  [0, 2],
  [0, 5],
  [2, 7],
  [5, 8],
  [9, 10],
];

/** From the wrist to the finger tips of MediaPipe's 21 hand landmarks. */
export const HAND_BONES: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [0, 5],
  [5, 6],
  [6, 7],
  [7, 8],
  [5, 9],
  [9, 10],
  [10, 11],
  [11, 12],
  [9, 13],
  [13, 14],
  [14, 15],
  [15, 16],
  [13, 17],
  [17, 18],
  [18, 19],
  [19, 20],
  [0, 17],
];
