import { createHash } from 'node:crypto';
import { rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { CameraGeometry } from '../../core/camera.ts';
import type { Interval } from '../../core/interval.ts';
import { cutClip } from '../../media/clip.ts';
import type { Footage } from '../../media/footage.ts';
import { probeFootage } from '../../media/probe.ts';
import { grabStill } from '../../media/still.ts';
import type { TimeMap } from '../../media/time-map.ts';
import { asAnalysed } from '../../reports/evidence/as-analysed.ts';
import { audibleParts } from '../../reports/evidence/audible-parts.ts';
import { HEADS_KNOWN_MS, HIDING_VERSION, hiddenHeads } from '../../reports/evidence/hidden-heads.ts';
import type { KnownFiles } from '../../store/recordings/known-files.ts';
import { fileOfRecording } from '../../store/recordings/recording-files.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { ServiceContext, ServiceSettings } from '../context.ts';
import { DiskRoom } from '../service/disk-room.ts';
import { burnLandmarks } from './burn-landmarks.ts';
import { BURNED_ENDING, keepNewestBurned } from './burned-files.ts';
import { type EvidenceFiles, type EvidenceKind, intervalOf } from './evidence-files.ts';
import { FootageRoots } from './footage-files.ts';
import { SharedCuts } from './shared-cuts.ts';
import { whileUnchanged } from './unchanged-footage.ts';

const CLIP_HEIGHT = 720;
/** Surroundings are shown where nobody knows whose they are. */
const WITHOUT_ZONES: CameraGeometry = { zones: {} };
/** Of runs that did not keep theirs. */
const TIME_MAPS_KEPT = 1_000;
/**
 * Share of the space kept free that clips may use: where uploads are refused, existing findings can still be judged.
 */
const SHARE_KEPT_FREE = 0.1;

interface Cut {
  readonly run: RunRecord;
  readonly kind: EvidenceKind;
  readonly unblurred: boolean;
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Cuts stills and clips when they are requested, and keeps them for a while. */
export class EvidenceCutter implements EvidenceFiles, AsyncDisposable {
  readonly #store: ServiceStore;
  readonly #settings: ServiceSettings;
  readonly #files: KnownFiles;
  readonly #roots: FootageRoots;
  readonly #folder: string;
  readonly #room: DiskRoom;
  readonly #timeMaps = new Map<RunId, TimeMap>();
  readonly #cuts = new SharedCuts();

  constructor({ store, settings, jobs }: Pick<ServiceContext, 'store' | 'settings' | 'jobs'>) {
    this.#store = store;
    this.#settings = settings;
    this.#files = jobs.files;
    this.#roots = new FootageRoots([...settings.footageRoots, { path: join(settings.dataDir, 'uploads') }]);
    this.#folder = join(settings.dataDir, 'evidence');
    this.#room = new DiskRoom(this.#folder, settings.keepFreeBytes * SHARE_KEPT_FREE);
  }

  async file(
    run: RunRecord,
    kind: EvidenceKind,
    { unblurred, gone }: { readonly unblurred: boolean; readonly gone: AbortSignal },
  ): Promise<string> {
    const path = join(this.#folder, nameOf(run, kind, unblurred));
    if ((await stat(path).catch(() => undefined)) !== undefined) return path;
    const { startMs, endMs } = intervalOf(kind);
    const limitMs = this.#settings.evidenceMs + 2 * (endMs - startMs);
    await this.#cuts.file(path, { gone, limitMs }, (signal) => this.#cut({ run, kind, unblurred, path, signal }));
    if ('burned' in kind) await keepNewestBurned(this.#folder);
    return path;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#cuts[Symbol.asyncDispose]();
  }

  async #cut({ run, kind, unblurred, path, signal }: Cut): Promise<void> {
    const known = await this.#store.read((db) => fileOfRecording(db, run.footage.sha256));
    const recording = await this.#roots.find(known ?? run.footage.name, run.hall);
    const interval = intervalOf(kind);
    const readings = unblurred && !('burned' in kind) ? [] : await this.#readingsAround(run, interval);
    const blurRegions = unblurred
      ? []
      : hiddenHeads({
          stretch: interval,
          readings,
          analysed: run.picture,
          shown: run.footage,
          camera: 'sceneMs' in kind ? WITHOUT_ZONES : run.camera,
        });
    const audible = unblurred ? undefined : audibleParts((await this.#store.entries(run.id)).events);
    await this.#room.assertRoomFor(0);
    try {
      const programs = this.#settings.ffmpeg;
      const footage = await this.#footageOf(run, recording, signal);
      const common = { maxHeight: CLIP_HEIGHT, blurRegions, audible, programs, signal };
      await whileUnchanged({ files: this.#files, footage, sha256: run.footage.sha256, signal }, async () => {
        if ('clip' in kind) await cutClip(footage, kind.clip, path, common);
        else if ('burned' in kind)
          await burnLandmarks(
            {
              footage,
              interval,
              path,
              maxHeight: CLIP_HEIGHT,
              blurRegions,
              audible,
              programs,
              readings,
              pictureWidth: run.picture.width,
            },
            signal,
          );
        else await grabStill(footage, interval.startMs, path, common);
      });
      const now = this.#store.now() / 1000;
      await utimes(path, now, now);
    } catch (error) {
      // The footage was replaced while it was cut.
      await rm(path, { force: true });
      throw error;
    }
  }

  /** The recording as its run read it. What older runs did not keep is read of all its packets, once. */
  async #footageOf(run: RunRecord, path: string, signal: AbortSignal): Promise<Footage> {
    const programs = this.#settings.ffmpeg;
    const known = this.#timeMaps.get(run.id);
    const footage = await probeFootage(path, {
      programs,
      signal,
      ...asAnalysed(run),
      ...(known && { timeMap: known }),
    });
    if (run.decoding === undefined) {
      if (this.#timeMaps.size >= TIME_MAPS_KEPT) this.#timeMaps.clear();
      this.#timeMaps.set(run.id, footage.timeMap);
    }
    return footage;
  }

  #readingsAround(run: RunRecord, { startMs, endMs }: Interval) {
    return this.#store.readings(run.id, { startMs: startMs - HEADS_KNOWN_MS, endMs: endMs + HEADS_KNOWN_MS });
  }
}

function nameOf(run: RunRecord, kind: EvidenceKind, unblurred: boolean): string {
  const { startMs, endMs } = intervalOf(kind);
  const isStill = 'stillMs' in kind || 'sceneMs' in kind;
  const what = isStill
    ? `${startMs}${'sceneMs' in kind ? ' scene' : ''}`
    : `${startMs}-${endMs}${'burned' in kind ? ' burned' : ''}`;
  const key = createHash('sha256')
    .update(`${run.id} ${run.footage.sha256} ${what} ${unblurred || HIDING_VERSION}`)
    .digest('hex');
  // Evidence of a run under appeal is found by this number.
  return `${run.id}-${key}.${isStill ? 'jpg' : 'burned' in kind ? BURNED_ENDING : 'mp4'}`;
}
