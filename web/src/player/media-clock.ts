/** Presentation time of the picture now on the screen, told as each one is shown. */
export interface MediaClock {
  readonly nowMs: () => number;
  readonly subscribe: (listener: (tMs: number) => void) => () => void;
  readonly attach: (video: HTMLVideoElement | null) => void;
}

/** @param clipStartMs presentation time, in the footage, of the clip's first picture. */
export function createMediaClock(clipStartMs: number): MediaClock {
  const listeners = new Set<(tMs: number) => void>();
  let tMs = clipStartMs;
  let detach: (() => void) | undefined;
  const tell = (seconds: number) => {
    tMs = clipStartMs + seconds * 1000;
    for (const listener of listeners) listener(tMs);
  };
  return {
    nowMs: () => tMs,
    subscribe: (listener) => {
      listeners.add(listener);
      listener(tMs);
      return () => listeners.delete(listener);
    },
    attach: (video) => {
      detach?.();
      detach = video === null ? undefined : follow(video, tell);
    },
  };
}

function follow(video: HTMLVideoElement, tell: (seconds: number) => void): () => void {
  const told = () => tell(video.currentTime);
  video.addEventListener('seeked', told);
  video.addEventListener('loadeddata', told);
  let handle = 0;
  // Firefox before 132 does not tell which picture it shows.
  const exact = typeof video.requestVideoFrameCallback === 'function';
  const step = exact
    ? (_now: number, shown: VideoFrameCallbackMetadata) => {
        tell(shown.mediaTime);
        handle = video.requestVideoFrameCallback(step as VideoFrameRequestCallback);
      }
    : () => {
        if (!video.paused) told();
        handle = requestAnimationFrame(step as FrameRequestCallback);
      };
  handle = exact
    ? video.requestVideoFrameCallback(step as VideoFrameRequestCallback)
    : requestAnimationFrame(step as FrameRequestCallback);
  return () => {
    video.removeEventListener('seeked', told);
    video.removeEventListener('loadeddata', told);
    if (exact) video.cancelVideoFrameCallback(handle);
    else cancelAnimationFrame(handle);
  };
}
