import { describe, expect, test } from 'vitest';
import { LiveLooks } from '../../../src/cli/live-looks.ts';
import { measured, unavailable } from '../../../src/core/measured.ts';
import type { PicturedStream } from '../../../src/watch/watcher.ts';
import { NINE_O_CLOCK, readings } from '../../store/support/runs.ts';
import { testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

const PICTURE = { width: 1280, height: 720 };
const stream = (window: string): PicturedStream => ({
  spec: {
    id: window,
    window,
    address: { kind: 'file', path: 'a.mp4', loop: false },
    camera: { zones: {} },
    rulebooks: [],
  },
  originMs: NINE_O_CLOCK,
  picture: PICTURE,
});
const seen = (id: string, tMs: number) => {
  const [frame] = readings({ frames: 1, fps: 1 });
  const hand = { presence: 1, rightness: 0, picture: new Float32Array(63).fill(7.77) };
  const people = frame!.people.map((person) => ({
    ...person,
    leftHand: measured(hand),
    rightHand: unavailable('occluded'),
  }));
  return { kind: 'read', stream: id, reading: { ...frame!, tMs, people }, cpuMs: 1, nets: {} } as const;
};

describe('what a live camera saw last', () => {
  test('is there for whoever sets cameras up, the newest alone', async () => {
    const { store, person } = await testService();
    await storeRun(store);
    const looks = new LiveLooks(store);
    for (const tMs of [1000, 2000]) looks.seen(seen('A01', tMs));
    await looks.store([stream('A01')]);
    const administrator = await person('administrator');
    const { look } = (await administrator.get('/windows/1/live')).json();
    expect(look).toMatchObject({ at: '2026-11-20T09:00:02.000+08:00', picture: PICTURE });
    expect(look.people[0].pose).toHaveLength(99);
    expect(look.people[0].hands).toEqual([new Array(42).fill(7.8)]);
    expect((await (await person('supervisor')).get('/windows/1/live')).statusCode).toBe(403);
  });

  test('is nothing where nobody watches, or the window is not known yet', async () => {
    const { store, person } = await testService();
    await storeRun(store);
    const looks = new LiveLooks(store);
    looks.seen(seen('Z99', 1000));
    await looks.store([stream('Z99')]);
    expect((await (await person('administrator')).get('/windows/1/live')).json()).toEqual({});
  });
});
