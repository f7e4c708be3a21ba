/**
 * Every error a user can meet. A code is never reused; docs/errors.md says for each what it means and what to do,
 * and a test keeps the two in step.
 */
export const ERROR_CODES = {
  LIYI_INPUT_NOT_FOUND: 'the input file or folder does not exist',
  LIYI_INPUT_EMPTY: 'the input file is empty',
  LIYI_INPUT_NOT_MEDIA: 'the input is not a video, a picture or a folder of pictures',
  LIYI_INPUT_NO_VIDEO: 'the input has no video stream',
  LIYI_INPUT_NO_FRAMES: 'the input holds no frame that can be decoded',
  LIYI_INPUT_DAMAGED: 'the input, or part of it, is damaged and cannot be decoded',
  LIYI_INPUT_CHANGED: 'the input changed while it was analysed',
  LIYI_INPUT_REPLACED: 'another file lies where the recording was that was analysed',
  LIYI_INPUT_TOO_LARGE: 'the picture is larger than can be analysed',
  LIYI_INPUT_NO_STREAM: 'the input has no video stream of that number',
  LIYI_MANIFEST: 'the manifest of a batch is not valid',
  LIYI_CAMERA_FILE: 'the camera file is not valid',
  LIYI_CONFIG: 'a setting is not valid',
  LIYI_RULEBOOK_UNKNOWN: 'there is no rulebook of that id',
  LIYI_RULEBOOK_INVALID: 'a rulebook or clause file is not valid',
  LIYI_CLAUSE_UNKNOWN: 'the rulebook has no clause of that id',
  LIYI_FFMPEG_MISSING: 'ffmpeg or ffprobe cannot be run',
  LIYI_FFMPEG_FAILED: 'ffmpeg ended unexpectedly',
  LIYI_ANALYSIS_DIED: 'the process that analysed a recording ended without a result',
  LIYI_LIVE_ADDRESS: 'the address of a live stream is not valid',
  LIYI_WATCH_FILE: 'the list of cameras to watch is not valid',
  LIYI_MODEL_MISSING: 'a model has not been prepared',
  LIYI_MODEL_CORRUPT: 'a model file does not have the expected content',
  LIYI_STORE_OPEN: 'the timeline store cannot be opened',
  LIYI_STORE_READ: 'the timeline store cannot be read',
  LIYI_STORE_WRITE: 'the timeline store cannot be written',
  LIYI_OUTPUT_WRITE: 'an output file cannot be written',
  LIYI_NOT_IN_STORE: 'the timeline store holds nothing of that name',
  LIYI_USAGE: 'the command line is not valid',
  LIYI_REQUEST: 'the request is not valid',
  LIYI_REQUEST_TOO_LARGE: 'the request is larger than allowed',
  LIYI_REQUEST_RANGE: 'the file has no such range of bytes',
  LIYI_NOT_LOGGED_IN: 'the request has no credentials that are good',
  LIYI_SIGN_IN_PROVIDER: 'the identity provider cannot be reached or answers wrongly',
  LIYI_SIGN_IN_REFUSED: 'the identity provider’s answer opens nothing here',
  LIYI_FORBIDDEN: 'the role does not allow this',
  LIYI_NOT_FOUND: 'there is nothing of that address',
  LIYI_CONFLICT: 'somebody else was faster, or it exists already',
  LIYI_TOO_MANY_REQUESTS: 'too many requests in a short time',
  LIYI_BUSY: 'the service has more to do than it can',
  LIYI_SERVICE: 'the service itself failed',
  LIYI_AUDIT_BROKEN: 'the audit log is not what was written',
  LIYI_INTERRUPTED: 'the work was interrupted',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

export interface ErrorDetail {
  /** What was wrong with which input, in plain words and without secrets. */
  readonly message: string;
  /** What the user can do about it. */
  readonly remedy: string;
  readonly cause?: unknown;
}

export class LiyiError extends Error {
  override readonly name = 'LiyiError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, detail: ErrorDetail) {
    super(detail.message, { cause: detail.cause });
    this.code = code;
    this.remedy = detail.remedy;
  }
}

/** For the default branch of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
}
