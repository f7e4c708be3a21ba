import { sigmoid } from './ssd-decoder.ts';

/** Width and height of the neighbourhood that counts. Source: MediaPipe's tensors_to_pose_landmarks graph. */
const KERNEL_CELLS = 7;
/** Landmarks whose neighbourhood never reaches this stay where they are. Source: as above. */
const MIN_CONFIDENCE = 0.5;

/** Where the landmarks of one net lie in its output. */
export interface LandmarkLayout {
  readonly count: number;
  /** From one landmark's x to the next one's. */
  readonly stride: number;
  /** Side of the net's input, in whose pixels x and y are given. */
  readonly inputSize: number;
}

/**
 * Moves each landmark to the centre of mass of its heat map around it: halves the error of the regression for half a
 * millisecond. Source: MediaPipe's RefineLandmarksFromHeatmapCalculator.
 * @param heatmap logits, a square plane for each landmark
 * @returns a copy of `landmarks`
 */
export function refineFromHeatmap(
  landmarks: Float32Array,
  heatmap: Float32Array,
  layout: LandmarkLayout,
): Float32Array {
  const cells = Math.sqrt(heatmap.length / layout.count);
  const cellsAPixel = cells / layout.inputSize;
  const refined = landmarks.slice();
  for (let i = 0; i < layout.count; i++) {
    const at = i * layout.stride;
    const column = Math.floor(landmarks[at]! * cellsAPixel);
    const row = Math.floor(landmarks[at + 1]! * cellsAPixel);
    if (column < 0 || column >= cells || row < 0 || row >= cells) continue;
    const centre = centreOfMass(heatmap.subarray(i * cells * cells, (i + 1) * cells * cells), cells, column, row);
    if (!centre) continue;
    refined[at] = centre.column / cellsAPixel;
    refined[at + 1] = centre.row / cellsAPixel;
  }
  return refined;
}

function centreOfMass(
  plane: Float32Array,
  cells: number,
  column: number,
  row: number,
): { column: number; row: number } | undefined {
  const reach = (KERNEL_CELLS - 1) / 2;
  let [sum, columns, rows, highest] = [0, 0, 0, 0];
  for (let r = Math.max(0, row - reach); r <= Math.min(cells - 1, row + reach); r++)
    for (let c = Math.max(0, column - reach); c <= Math.min(cells - 1, column + reach); c++) {
      const heat = sigmoid(plane[r * cells + c]!);
      sum += heat;
      columns += c * heat;
      rows += r * heat;
      highest = Math.max(highest, heat);
    }
  return highest < MIN_CONFIDENCE ? undefined : { column: columns / sum, row: rows / sum };
}
