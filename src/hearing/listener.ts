import type { Milliseconds } from '../core/units.ts';
import type { SpeechDetector } from '../inference/speech-net.ts';
import type { SoundChunk } from '../media/sound-source.ts';
import { ChannelListener, channelReading, type HeardWindow, WindowCutter } from './channel-listener.ts';
import { msOfSamples, SoundClock } from './sound-clock.ts';
import { type SoundReading, WINDOW_MS } from './sound-reading.ts';

/** From this probability on a window counts as voice for whoever looks at faces meanwhile. Source: Silero VAD's default. */
const VOICE_FROM = 0.5;
/** A voice goes on for so long after its last window: between syllables there are gaps. */
const VOICE_LASTS_MS: Milliseconds = 400;
/** Channels that differ by less are one: a quantisation step or two. */
const SAME_WITHIN = 1e-3;

interface Stretch {
  readonly startMs: Milliseconds;
  readonly windows: HeardWindow[][];
}

/** Turns sound as it comes into readings. Owns no net. */
export class Listener {
  readonly #detectors: () => SpeechDetector;
  readonly #clock = new SoundClock();
  #channels: ChannelListener[] = [];
  #cutter = new WindowCutter(0);
  #stretches: Stretch[] = [];
  #heardMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #voiceMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #isStereo = false;

  /** @param detectors makes a detector for a channel */
  constructor(detectors: () => SpeechDetector) {
    this.#detectors = detectors;
  }

  /** Everything before was listened to, or is a hole. */
  get heardMs(): Milliseconds {
    return this.#heardMs;
  }

  /** Whether somebody's voice is or was just there at a moment that was listened to last. */
  isVoice(tMs: Milliseconds): boolean {
    return tMs - this.#voiceMs <= VOICE_LASTS_MS;
  }

  /** Listens to the next packet. */
  async hear({ ptsMs, channels }: SoundChunk): Promise<void> {
    const placed = this.#clock.place(ptsMs, channels[0]?.length ?? 0);
    if (placed === undefined) return;
    if (channels.length !== this.#channels.length) this.#open(channels.length);
    if (!placed.follows) this.#interrupt();
    for (const { startMs, samples } of this.#cutter.cut(channels, placed.skipSamples, placed.ptsMs, msOfSamples))
      this.#add(startMs, await this.#window(samples));
  }

  /** The readings of windows that begin before a time, each handed out once. */
  take(beforeMs: Milliseconds): SoundReading[] {
    const taken: SoundReading[] = [];
    const rest: Stretch[] = [];
    for (const { startMs, windows } of this.#stretches) {
      const count = Math.min(windows.length, Math.max(0, Math.ceil((beforeMs - startMs) / WINDOW_MS)));
      if (count > 0) taken.push({ startMs, channels: byChannel(windows.slice(0, count)) });
      if (count < windows.length) rest.push({ startMs: startMs + count * WINDOW_MS, windows: windows.slice(count) });
    }
    this.#stretches = rest;
    return taken;
  }

  async #window(samples: readonly Float32Array[]): Promise<HeardWindow[]> {
    const [first, second] = this.#channels;
    const heard = await first!.hear(samples[0]!);
    if (second === undefined) return [heard];
    this.#isStereo ||= differ(samples[0]!, samples[1]!);
    return [heard, this.#isStereo ? await second.hear(samples[1]!) : heard];
  }

  #add(startMs: Milliseconds, window: HeardWindow[]): void {
    const last = this.#stretches.at(-1);
    if (last && Math.abs(startMs - (last.startMs + last.windows.length * WINDOW_MS)) < WINDOW_MS)
      last.windows.push(window);
    else this.#stretches.push({ startMs, windows: [window] });
    this.#heardMs = startMs + WINDOW_MS;
    if (window.some(({ speech }) => speech >= VOICE_FROM)) this.#voiceMs = this.#heardMs;
  }

  #open(count: number): void {
    this.#channels = Array.from({ length: count }, () => new ChannelListener(this.#detectors()));
    this.#cutter = new WindowCutter(count);
    this.#isStereo = false;
  }

  #interrupt(): void {
    this.#cutter.clear();
    for (const channel of this.#channels) channel.interrupted();
  }
}

const byChannel = (windows: readonly (readonly HeardWindow[])[]) =>
  (windows[0] ?? []).map((_, c) => channelReading(windows.map((window) => window[c]!)));

function differ(a: Float32Array, b: Float32Array): boolean {
  for (let i = 0; i < a.length; i++) if (Math.abs(a[i]! - b[i]!) > SAME_WITHIN) return true;
  return false;
}
