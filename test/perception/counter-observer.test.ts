import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Measured } from '../../src/core/measured.ts';
import { measured, unavailable } from '../../src/core/measured.ts';
import { ModelSet } from '../../src/inference/model-set.ts';
import type { NetSessions } from '../../src/inference/net-session.ts';
import type { FrameObservation, ObjectObservation } from '../../src/landmarks/observation.ts';
import type { VideoFrame } from '../../src/media/frame.ts';
import { CounterObserver } from '../../src/perception/counter-observer.ts';
import type { PerceiverKind, Percepts, Scene } from '../../src/perception/perceiver.ts';
import { observerNets, PERCEIVERS } from '../../src/perception/perceivers.ts';
import { SlowAnswers } from '../../src/perception/slow-answers.ts';
import { POSE_NETS } from '../../src/tracking/pose-nets.ts';
import { CAMERAS, HD } from '../support/cameras.ts';
import { FakeNet, fakeNets, greyFrame, nobodyDetected } from '../support/nets/fake-net.ts';
import { readPictureFrame } from '../support/picture-frame.ts';

const PHONE: ObjectObservation = { label: 'phone', score: 0.9, box: { left: 10, top: 20, width: 30, height: 40 } };

/** A detector of things as somebody might add it: half a second holds, and only where `isWanted`. */
const thingPerceiver = (isWanted: (scene: Scene) => boolean = () => true): PerceiverKind => ({
  name: 'thing',
  nets: ['palm-detection'],
  everyMs: 500,
  costMs: 8,
  open({ nets }) {
    const net = nets.session('palm-detection');
    const answers = new SlowAnswers<readonly ObjectObservation[]>(this.everyMs);
    return {
      async observe(scene): Promise<Percepts> {
        if (!isWanted(scene)) return {};
        const look = async () => {
          const { scores } = await net.run(new Float32Array());
          return [{ ...PHONE, score: scores![0]! }];
        };
        return { objects: await answers.held('scene', scene.frame.ptsMs, look) };
      },
    };
  },
});

const times = (everyMs: number, untilMs: number): number[] =>
  Array.from({ length: untilMs / everyMs + 1 }, (_, i) => i * everyMs);

async function observe(
  nets: NetSessions,
  frameAt: (tMs: number) => VideoFrame,
  perceivers: readonly PerceiverKind[],
): Promise<FrameObservation[]> {
  const observer = new CounterObserver(nets, CAMERAS.front!, HD, perceivers);
  const seen: FrameObservation[] = [];
  for (const tMs of times(100, 1000)) seen.push(await observer.observe(frameAt(tMs)));
  return seen;
}

describe('a perceiver that is registered', () => {
  const frameAt = (tMs: number) => greyFrame(HD, tMs);
  const netsWith = (things: FakeNet) =>
    fakeNets({
      'pose-detection': nobodyDetected(),
      'pose-landmark-full': new FakeNet(256, {}),
      'palm-detection': things,
    });

  it.each([
    ['runs at its own times, between which its answer holds', () => true, 3, times(100, 1000)],
    ['runs not before it has a reason', ({ frame }: Scene) => frame.ptsMs >= 800, 1, [800, 900, 1000]],
    ['costs nothing without a reason', ({ people }: Scene) => people.length > 0, 0, []],
  ])('%s', async (_, isWanted, runs, seenAtMs) => {
    const net = new FakeNet(192, { scores: Float32Array.of(0.75) });
    const seen = await observe(netsWith(net), frameAt, [thingPerceiver(isWanted)]);
    expect(net.runs).toBe(runs);
    const expected = (tMs: number): Measured<readonly ObjectObservation[]> =>
      seenAtMs.includes(tMs) ? measured([{ ...PHONE, score: 0.75 }]) : unavailable('not-sampled');
    expect(seen.map(({ objects }) => objects)).toEqual(seen.map(({ tMs }) => expected(tMs)));
  });

  it('has its nets opened by every worker, beside those of the others', () => {
    expect(observerNets([...PERCEIVERS, thingPerceiver()])).toEqual([...observerNets(), 'palm-detection']);
    expect(observerNets([])).toEqual([...POSE_NETS]);
  });
});

describe('what is seen of people', () => {
  let models: ModelSet;
  beforeAll(async () => {
    models = await ModelSet.open(POSE_NETS);
  });
  afterAll(() => models[Symbol.asyncDispose]());

  it('comes from whoever adds it; the rest was not looked at', async () => {
    const picture = await readPictureFrame(
      new URL('../../fixtures/pictures/synthetic_stand_front.png', import.meta.url),
    );
    const cheerful: PerceiverKind = {
      ...thingPerceiver(),
      nets: [],
      open: () => ({
        observe: async ({ people }) => ({
          people: new Map(people.map(({ id }) => [id, { happiness: measured(0.6) }])),
        }),
      }),
    };
    const last = (await observe(models, (ptsMs) => ({ ...picture, ptsMs }), [cheerful])).at(-1)!;
    const notSampled = unavailable('not-sampled');
    expect(last.people).toMatchObject([
      { trackId: 'unknown-1', happiness: measured(0.6), face: notSampled, leftHand: notSampled, rightHand: notSampled },
    ]);
    expect(last.objects).toEqual(notSampled);
  });
});

it('every perceiver has a name of its own, a schedule and a cost', () => {
  expect(new Set(PERCEIVERS.map(({ name }) => name)).size).toBe(PERCEIVERS.length);
  for (const { everyMs, costMs } of PERCEIVERS) expect(Math.min(everyMs, costMs)).toBeGreaterThan(0);
});
