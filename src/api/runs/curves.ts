import { counterCamera } from '../../core/counter-camera.ts';
import type { Interval } from '../../core/interval.ts';
import type { Measured, Quantity } from '../../core/measured.ts';
import { type MeasuredPerson, measurePeople, type PersonSample } from '../../measurements/measure-people.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { Curve } from './measurement-view.ts';

const QUANTITIES: readonly {
  readonly quantity: string;
  readonly unit: Curve['unit'];
  readonly of: (sample: PersonSample) => Measured<Quantity>;
}[] = [
  { quantity: 'trunk-lean', unit: 'deg', of: (sample) => sample.leanDeg },
  { quantity: 'standing', unit: 'share', of: (sample) => sample.standingShare },
  { quantity: 'smile', unit: 'score', of: (sample) => sample.smile },
];

/** Runs whose people are kept measured: a reviewer goes through the findings of one recording after the other. */
const KEPT_RUNS = 4;

/** Quantities over time, recomputed from the readings of the whole run: each person's own baseline needs all of it. */
export class RunCurves {
  readonly #store: ServiceStore;
  readonly #measured = new Map<number, Promise<readonly MeasuredPerson[]>>();

  constructor(store: ServiceStore) {
    this.#store = store;
  }

  async within(run: RunRecord, interval: Interval): Promise<Curve[]> {
    const people = await this.#peopleOf(run);
    return people
      .filter(({ role }) => role === 'clerk')
      .flatMap(({ person, role, samples }) => {
        const shown = samples.filter(({ tMs }) => tMs >= interval.startMs && tMs <= interval.endMs);
        if (shown.length === 0) return [];
        return QUANTITIES.map(({ quantity, unit, of }) => ({
          ...{ person, role, quantity, unit },
          points: shown.map((sample) => ({ tMs: sample.tMs, ...pointOf(of(sample)) })),
        }));
      });
  }

  #peopleOf(run: RunRecord): Promise<readonly MeasuredPerson[]> {
    const known = this.#measured.get(run.id);
    if (known !== undefined) return known;
    const measured = this.#measure(run);
    this.#measured.set(run.id, measured);
    measured.catch(() => this.#measured.delete(run.id));
    const [oldest] = this.#measured.keys();
    if (this.#measured.size > KEPT_RUNS) this.#measured.delete(oldest!);
    return measured;
  }

  async #measure(run: RunRecord): Promise<readonly MeasuredPerson[]> {
    const readings = await this.#store.readings(run.id);
    const camera = counterCamera(run.camera, run.picture);
    return measurePeople(readings, camera).people;
  }
}

const pointOf = (m: Measured<Quantity>) => (m.available ? { ...m.value } : { reason: m.reason });
