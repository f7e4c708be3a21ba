import { describe, expect, it } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { counterCamera } from '../../src/core/counter-camera.ts';
import { interpret } from '../../src/interpret.ts';
import { measurePeople } from '../../src/measurements/measure-people.ts';
import { reevaluateRun } from '../../src/reevaluate.ts';
import { curvesOf } from '../../src/reports/curves.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { interpretedRun } from '../support/interpreted-run.ts';
import { interpretationOf, recordedReadings } from '../support/recorded-readings.ts';

const RULEBOOK = 'changzhou-2019';
const HOLE_MS = 1_800_000;

/** A recording of which half an hour is missing from the middle. */
async function withHole(): Promise<AnalysisRun> {
  const readings = (await recordedReadings('counter-violations'))
    .filter(({ tMs }) => tMs < 8_500 || tMs > 20_000)
    .map((reading) => (reading.tMs < 8_500 ? reading : { ...reading, tMs: reading.tMs + HOLE_MS }));
  const request = interpretationOf('counter-violations', readings);
  const { startMs, endMs } = request.footage;
  const gaps = [{ startMs: 8_500, endMs: 20_100 + HOLE_MS }];
  const footage = { startMs, endMs };
  const whole = await interpretedRun('counter-violations', [RULEBOOK]);
  const rulebooks = loadRulebooks([RULEBOOK]);
  return {
    ...whole,
    ...interpret({ ...request, footage, gaps, rulebooks, recordedOn: '2026-11-20' }).timeline,
    footage: { ...whole.footage, startMs, durationMs: endMs - startMs },
    decoding: { gaps, picturesLeftOut: 0, damaged: 0, timeMap: { pieces: [{ startMs, offsetMs: 0 }] } },
    readings,
  };
}

describe.each(STORE_KINDS)('a run with a hole in its footage, stored in $name', ({ place }) => {
  it('is judged again knowing of the hole: no absence comes of it', async () => {
    await using store = await openStore(await place());
    const analysed = await withHole();
    const stored = await store.run((await store.commitRun(analysed)).runId);
    const { people, events, blindness, encounters, findings } = analysed;
    const { engine: _, ...again } = reevaluateRun(stored, loadRulebooks([RULEBOOK]));
    expect(again).toEqual({ people, events, blindness, encounters, findings });
    const longest = Math.max(...again.events.map(({ startMs, endMs }) => endMs - startMs));
    expect(longest).toBeLessThan(HOLE_MS);
    const unknown = reevaluateRun({ ...stored, decoding: undefined }, loadRulebooks([RULEBOOK]));
    expect(unknown.findings).not.toEqual(findings);
  });
});

describe.each(STORE_KINDS)('a run stored in $name', ({ place }) => {
  // Readings of 640 × 360 pictures. What the decoder would make of the footage today is another size each time.
  it.each([
    { width: 640, height: 360 },
    { width: 1280, height: 720 },
    { width: 3840, height: 2160 },
  ])('is judged again in the pictures its readings are in, whatever the footage is: $width × $height', async (size) => {
    await using store = await openStore(await place());
    const analysed = await interpretedRun('counter-violations', [RULEBOOK]);
    const run = { ...analysed, footage: { ...analysed.footage, ...size } };
    const stored = await store.run((await store.commitRun(run)).runId);
    expect(stored).toMatchObject({ picture: { width: 640, height: 360 }, footage: size });

    const { people, events, blindness, encounters, findings } = analysed;
    const { engine, ...again } = reevaluateRun(stored, loadRulebooks([RULEBOOK]));
    expect(again).toEqual({ people, events, blindness, encounters, findings });
    expect(engine).toEqual(analysed.engine);
    const curves = [stored, analysed].map(({ readings, camera, picture }) =>
      curvesOf(measurePeople(readings, counterCamera(camera, picture))),
    );
    expect(curves[0]).toEqual(curves[1]);
  });
});
