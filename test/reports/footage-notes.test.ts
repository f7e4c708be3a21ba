import { describe, expect, it } from 'vitest';
import { blindnessOfPicture } from '../../src/events/blindness.ts';
import { AS_IN_FILE } from '../../src/media/time-map.ts';
import { footageNotes } from '../../src/reports/footage-notes.ts';

type Read = Parameters<typeof footageNotes>[0];

const FOOTAGE = { sha256: 'a', name: 'a.mkv', durationMs: 60_000, startMs: 0, width: 640, height: 360 };
const DECODING = { gaps: [], picturesLeftOut: 0, damaged: 0, timeMap: AS_IN_FILE };
const TWO_PIECES = {
  pieces: [
    { startMs: 0, offsetMs: 0 },
    { startMs: 30_000, offsetMs: 20_000 },
  ],
};

describe('what a reader is told of how footage was read', () => {
  it.each<[string, Partial<Read>, RegExp[]]>([
    ['nothing, where all is usual', {}, []],
    ['nothing of runs that kept nothing', { decoding: undefined }, []],
    ['which video stream it is', { footage: { ...FOOTAGE, stream: 1 } }, [/video stream 1/]],
    ['where the clock was reset', { decoding: { ...DECODING, timeMap: TWO_PIECES } }, [/reset at 0:30\.0/]],
    ['how a clock was corrected', { clockOffset: { offsetMs: -2400, source: 'estimated' } }, [/−2\.4 s, estimated/]],
    ['nothing of clocks that agree', { clockOffset: { offsetMs: 61, source: 'estimated' } }, []],
    ['the stated rate', { decoding: { ...DECODING, statedFps: 12.5 } }, [/stated 12\.5 fps/]],
    [
      'where the picture was no footage',
      { blindness: blindnessOfPicture({ startMs: 3000, endMs: 40_000, reason: 'frozen' }) },
      [/frozen picture \(0:03\.0–0:40\.0\)/],
    ],
    [
      'that there is hardly any',
      { decoding: { ...DECODING, gaps: [{ startMs: 1_500, endMs: 60_000 }] } },
      [/hardly any usable footage \(1\.5 s\)/],
    ],
  ])('%s', (_, read, wordings) => {
    const notes = footageNotes({
      footage: FOOTAGE,
      completeness: { complete: true },
      decoding: DECODING,
      blindness: [],
      ...read,
    });
    expect(notes.map(({ en }) => en)).toEqual(wordings.map((wording) => expect.stringMatching(wording)));
  });
});
