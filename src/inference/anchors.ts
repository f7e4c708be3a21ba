/** How a single-shot detector tiles its input. Source: the anchor options of MediaPipe's detection graphs. */
export interface AnchorLayout {
  readonly inputSize: number;
  /** In the order of the net's output. */
  readonly layers: readonly { readonly stride: number; readonly anchorsPerCell: number }[];
}

/** Anchors of the person detector. */
export const POSE_ANCHORS: AnchorLayout = {
  inputSize: 224,
  layers: [
    { stride: 8, anchorsPerCell: 2 },
    { stride: 16, anchorsPerCell: 2 },
    { stride: 32, anchorsPerCell: 6 },
  ],
};

/** Centres (x, y) of the anchors, 0..1 of the input; their size is always 1. */
export function anchorCentres({ inputSize, layers }: AnchorLayout): Float32Array {
  const centres: number[] = [];
  for (const { stride, anchorsPerCell } of layers) {
    const cells = Math.ceil(inputSize / stride);
    for (let y = 0; y < cells; y++)
      for (let x = 0; x < cells; x++)
        for (let i = 0; i < anchorsPerCell; i++) centres.push((x + 0.5) / cells, (y + 0.5) / cells);
  }
  return Float32Array.from(centres);
}
