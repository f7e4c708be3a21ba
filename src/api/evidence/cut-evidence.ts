import { createHash } from 'node:crypto';
import { rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { LiyiError } from '../../core/errors.ts';
import type { Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import { cutClip } from '../../media/clip.ts';
import type { Footage } from '../../media/footage.ts';
import { probeFootage } from '../../media/probe.ts';
import { grabStill } from '../../media/still.ts';
import type { TimeMap } from '../../media/time-map.ts';
import { asAnalysed } from '../../reports/evidence/as-analysed.ts';
import { HEADS_KNOWN_MS, HIDING_VERSION, hiddenHeads } from '../../reports/evidence/hidden-heads.ts';
import type { KnownFiles } from '../../store/recordings/known-files.ts';
import { fileOfRecording } from '../../store/recordings/recording-files.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { ServiceContext, ServiceSettings } from '../context.ts';
import { DiskRoom } from '../service/disk-room.ts';
import { burnLandmarks } from './burn-landmarks.ts';
import { FootageRoots } from './footage-files.ts';
import { whileUnchanged } from './unchanged-footage.ts';

export type EvidenceKind =
  | { readonly clip: Interval }
  /** A clip with landmarks drawn into it. */
  | { readonly burned: Interval }
  | { readonly stillMs: Milliseconds };

const CLIP_HEIGHT = 720;
/** Of runs that did not keep theirs. */
const TIME_MAPS_KEPT = 1_000;
/**
 * Share of the space kept free that clips may use: where uploads are refused, existing findings can still be judged.
 */
const SHARE_KEPT_FREE = 0.1;
/** ffmpeg uses a core; more at once would only be slower. */
const CUTS_AT_ONCE = 2;
/** Cuts that may wait; with more the service is busy. */
const WAITING_AT_MOST = 20;

/** Cuts stills and clips when they are requested, and keeps them for a while. */
export class EvidenceCutter {
  readonly #store: ServiceStore;
  readonly #settings: ServiceSettings;
  readonly #files: KnownFiles;
  readonly #roots: FootageRoots;
  readonly #folder: string;
  readonly #room: DiskRoom;
  readonly #timeMaps = new Map<RunId, TimeMap>();
  readonly #cuts = new Map<string, Promise<string>>();
  #free = CUTS_AT_ONCE;
  readonly #waiting: (() => void)[] = [];

  constructor({ store, settings, jobs }: Pick<ServiceContext, 'store' | 'settings' | 'jobs'>) {
    this.#store = store;
    this.#settings = settings;
    this.#files = jobs.files;
    this.#roots = new FootageRoots([...settings.footageRoots, { path: join(settings.dataDir, 'uploads') }]);
    this.#folder = join(settings.dataDir, 'evidence');
    this.#room = new DiskRoom(this.#folder, settings.keepFreeBytes * SHARE_KEPT_FREE);
  }

  /**
   * The path of the file, which is cut now if it does not exist. Everybody but the clerk is blurred unless `unblurred`.
   * @throws LiyiError LIYI_BUSY, LIYI_NOT_FOUND, LIYI_INPUT_REPLACED, LIYI_INPUT_NO_FRAMES
   */
  async file(run: RunRecord, kind: EvidenceKind, unblurred: boolean): Promise<string> {
    const path = join(this.#folder, nameOf(run, kind, unblurred));
    if ((await stat(path).catch(() => undefined)) !== undefined) return path;
    const underway = this.#cuts.get(path) ?? this.#cut(run, kind, unblurred, path);
    this.#cuts.set(path, underway);
    try {
      return await underway;
    } finally {
      this.#cuts.delete(path);
    }
  }

  async #cut(run: RunRecord, kind: EvidenceKind, unblurred: boolean, path: string): Promise<string> {
    const known = await this.#store.read((db) => fileOfRecording(db, run.footage.sha256));
    const recording = await this.#roots.find(known ?? run.footage.name, run.hall);
    const interval = intervalOf(kind);
    const readings = unblurred && !('burned' in kind) ? [] : await this.#readingsAround(run, interval);
    const blurRegions = unblurred ? [] : hiddenHeads(readings, run.picture, run.footage, interval);
    await this.#room.assertRoomFor(0);
    await this.#turn();
    try {
      const programs = this.#settings.ffmpeg;
      const footage = await this.#footageOf(run, recording);
      const common = { maxHeight: CLIP_HEIGHT, blurRegions, programs };
      await whileUnchanged(this.#files, footage, run.footage.sha256, async () => {
        if ('clip' in kind) await cutClip(footage, kind.clip, path, common);
        else if ('burned' in kind)
          await burnLandmarks({ footage, interval, path, ...common, readings, pictureWidth: run.picture.width });
        else await grabStill(footage, kind.stillMs, path, common);
      });
      const now = this.#store.now() / 1000;
      await utimes(path, now, now);
      return path;
    } catch (error) {
      // The footage was replaced while it was cut.
      await rm(path, { force: true });
      throw error;
    } finally {
      this.#free += 1;
      this.#waiting.shift()?.();
    }
  }

  /** The recording as its run read it. What older runs did not keep is read of all its packets, once. */
  async #footageOf(run: RunRecord, path: string): Promise<Footage> {
    const programs = this.#settings.ffmpeg;
    const known = this.#timeMaps.get(run.id);
    const footage = await probeFootage(path, { programs, ...asAnalysed(run), ...(known && { timeMap: known }) });
    if (run.decoding === undefined) {
      if (this.#timeMaps.size >= TIME_MAPS_KEPT) this.#timeMaps.clear();
      this.#timeMaps.set(run.id, footage.timeMap);
    }
    return footage;
  }

  async #turn(): Promise<void> {
    if (this.#free === 0) {
      if (this.#waiting.length >= WAITING_AT_MOST) throw tooBusy();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#free -= 1;
  }

  #readingsAround(run: RunRecord, { startMs, endMs }: Interval) {
    return this.#store.readings(run.id, { startMs: startMs - HEADS_KNOWN_MS, endMs: endMs + HEADS_KNOWN_MS });
  }
}

function intervalOf(kind: EvidenceKind): Interval {
  if ('clip' in kind) return kind.clip;
  return 'burned' in kind ? kind.burned : { startMs: kind.stillMs, endMs: kind.stillMs };
}

function nameOf(run: RunRecord, kind: EvidenceKind, unblurred: boolean): string {
  const { startMs, endMs } = intervalOf(kind);
  const what = 'stillMs' in kind ? `${startMs}` : `${startMs}-${endMs}${'burned' in kind ? ' burned' : ''}`;
  const key = createHash('sha256')
    .update(`${run.id} ${run.footage.sha256} ${what} ${unblurred || HIDING_VERSION}`)
    .digest('hex');
  // Evidence of a run under appeal is found by this number.
  return `${run.id}-${key}.${'stillMs' in kind ? 'jpg' : 'mp4'}`;
}

const tooBusy = (): LiyiError =>
  new LiyiError('LIYI_BUSY', {
    message: 'many clips are being cut already',
    remedy: 'Try again in some seconds.',
  });
