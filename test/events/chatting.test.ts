import { describe, expect, it } from 'vitest';
import { chattingEvents } from '../../src/events/chatting.ts';
import type { MeasuredPerson } from '../../src/measurements/measure-people.ts';
import { type Moment, personSeen } from '../support/samples.ts';

/** 400 px a metre; the colleague stands to the left in the picture, which is to the clerk’s right. */
const PX_PER_METRE = 400;
const [CLERK_X, COLLEAGUE_X] = [800, 380];
const SAMPLING = { durationMs: 12_000 };

const chatting = (
  own: (tMs: number) => Moment,
  other: (tMs: number) => Moment,
  fps = 10,
  third: readonly MeasuredPerson[] = [],
) =>
  chattingEvents(
    personSeen('clerk', { ...SAMPLING, fps }, (tMs) => ({ x: CLERK_X, ...own(tMs) })),
    [personSeen('citizen', { ...SAMPLING, fps }, (tMs) => ({ x: COLLEAGUE_X, ...other(tMs) })), ...third],
    PX_PER_METRE,
  );

const within = (yaw: number, fromMs: number, toMs: number) => (tMs: number) => ({
  yaw: tMs >= fromMs && tMs <= toMs ? yaw : 0,
});
const towards = within(-40, 3000, 8000);
const back = within(45, 3000, 8000);

describe('clerks turned to each other', () => {
  it.each([5, 10, 25])('for seconds chat, perhaps, at %d fps', (fps) => {
    const [event, ...more] = chatting(towards, back, fps);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ type: 'chatting', person: 'clerk-1', role: 'clerk' });
    expect(Math.abs(event!.startMs - 3000)).toBeLessThan(250);
    expect(Math.abs(event!.endMs - 8000)).toBeLessThan(250);
  });

  it.each<[string, (tMs: number) => Moment, (tMs: number) => Moment]>([
    ['one alone', towards, () => ({})],
    ['for a moment', within(-40, 3000, 4500), within(45, 3000, 4500)],
    ['away from each other', within(40, 3000, 8000), within(-45, 3000, 8000)],
    ['a citizen who faces the clerk', towards, within(150, 3000, 8000)],
    ['one of whom bends over papers', (tMs) => ({ ...towards(tMs), pitch: 38 }), back],
    ['who stand far apart', towards, (tMs) => ({ ...back(tMs), x: -200 })],
    ['one of whom stands before the counter', towards, (tMs) => ({ ...back(tMs), y: 700 })],
  ])('are not %s', (_, own, other) => {
    expect(chatting(own, other)).toEqual([]);
  });

  it('are not people of whom nobody knows that they work here', () => {
    const [own, other] = [towards, back].map((moment, i) =>
      personSeen('unknown', SAMPLING, (tMs) => ({ x: [CLERK_X, COLLEAGUE_X][i]!, ...moment(tMs) })),
    );
    expect(chattingEvents(own!, [other!], PX_PER_METRE)).toEqual([]);
  });

  it('are not two with somebody between them', () => {
    const third = personSeen('citizen', SAMPLING, () => ({ x: 600 }));
    expect(chatting(towards, back, 10, [third])).toEqual([]);
  });
});
