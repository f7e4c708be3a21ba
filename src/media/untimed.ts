import { ffprobe, type ProbeOptions } from './ffprobe.ts';

/** A rate that no camera has. */
const ASKED = { untimedFps: 17.013, asProbed: '17013/1000' } as const;

/**
 * Whether a bare stream states no frame rate of its own: then it has the one that it is opened with, whatever that is.
 * @throws LiyiError LIYI_FFMPEG_MISSING, LIYI_FFMPEG_FAILED where ffprobe was killed, LIYI_INTERRUPTED
 */
export async function isUntimed(path: string, options: ProbeOptions): Promise<boolean> {
  const result = await ffprobe(path, options, { untimedFps: ASKED.untimedFps });
  return result.readable && result.probed.streams?.[0]?.r_frame_rate === ASKED.asProbed;
}
