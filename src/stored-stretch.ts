import { ENGINE_VERSION } from './core/version.ts';
import type { PicturedRecording } from './duties/stretch.ts';
import type { PortionPlace, StretchSource } from './judge-stretch.ts';
import { hashOf } from './store/database/content-hash.ts';
import { loadReadings } from './store/readings/reading-blocks.ts';
import { type Perception, quietTimesOfReadings } from './store/runs/perceptions.ts';
import { deleteFormerPortions, findPortion, keepPortion, type PortionKey } from './store/runs/portions.ts';
import type { RunOfDuty } from './store/runs/run-stretches.ts';
import type { Database } from './store/schema.ts';

export type StoredRecording = RunOfDuty & PicturedRecording & { readonly perception: Perception };

/** A stretch whose readings are stored, and what was found in its portions before. */
export class StoredStretch implements StretchSource<StoredRecording> {
  readonly #db: Database;
  readonly #used: PortionKey[] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  quietTimes({ perception }: StoredRecording) {
    return quietTimesOfReadings(this.#db, perception);
  }

  readings({ perception }: StoredRecording, interval: Parameters<typeof loadReadings>[2]) {
    return loadReadings(this.#db, perception, interval);
  }

  async remembered(...[place, measure]: Parameters<StretchSource<StoredRecording>['remembered']>) {
    const key = keyOf(place);
    this.#used.push(key);
    const known = await findPortion(this.#db, key.identity);
    if (known !== undefined) return known;
    const found = await measure();
    await keepPortion(this.#db, key, found);
    return found;
  }

  /** Deletes what was found before and does not hold any more, once the stretch is judged. */
  async forgetFormer(): Promise<void> {
    await deleteFormerPortions(this.#db, this.#used);
  }
}

/** What is kept of a portion: when and where people were seen, since 2; what begins soon after it, since 3. */
const PORTION_FORMAT = 3;

function keyOf({ stretch, portion, slices, camera }: PortionPlace<StoredRecording>): PortionKey {
  const { perception } = slices[0]!.part.recording;
  const { span, context } = portion;
  const [from, to] = [stretch.originAt + span.startMs, stretch.originAt + span.endMs];
  const seen = slices.map(({ part: { recording, shiftMs, speaks }, readMs }) => [
    ...[recording.perception.readingSetId, recording.gaps],
    // To the microsecond: the same moment is another number where the stretch begins elsewhere.
    ...[shiftMs, speaks.startMs, speaks.endMs, readMs.startMs, readMs.endMs].map((ms) => Math.round(ms * 1000)),
  ]);
  const identity = hashOf([
    ...[PORTION_FORMAT, ENGINE_VERSION, perception.windowId, camera, perception.picture],
    ...[from, to, context.endMs - context.startMs, seen],
  ]);
  return { windowId: perception.windowId, cameraId: perception.cameraId, identity, from, to };
}
