export interface ClipSource {
  readonly src: string;
  /** Presentation time in the footage of the clip's first picture. */
  readonly startMs: number;
  readonly endMs: number;
  /** Length of one picture. */
  readonly frameMs: number;
}
