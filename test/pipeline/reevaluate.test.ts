import { describe, expect, it } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { counterCamera } from '../../src/core/counter-camera.ts';
import { measurePeople } from '../../src/measurements/measure-people.ts';
import { reevaluateRun } from '../../src/reevaluate.ts';
import { curvesOf } from '../../src/reports/curves.ts';
import { openStore } from '../../src/store/open-store.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { interpretedRun } from '../support/interpreted-run.ts';

const RULEBOOK = 'changzhou-2019';

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
