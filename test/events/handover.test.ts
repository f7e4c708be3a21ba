import { describe, expect, it } from 'vitest';
import type { PixelPoint } from '../../src/core/geometry.ts';
import { unavailable } from '../../src/core/measured.ts';
import { handoverEvents } from '../../src/events/handover.ts';
import { arm, type Moment, personSeen, pulse } from '../support/samples.ts';

/** Clerk's shoulders at the top, citizen's at the bottom, the counter between; 300 px a metre there. */
const PX_PER_METRE = 300;
const PAPER: PixelPoint = { x: 640, y: 420 };
const CLERK_REST = { left: { x: 700, y: 300 }, right: { x: 580, y: 300 } };
const CITIZEN_REST = { left: { x: 560, y: 640 }, right: { x: 720, y: 640 } };

interface Reaching {
  readonly fromMs: number;
  readonly toMs: number;
  readonly hands: 1 | 2;
}

const between = (a: PixelPoint, b: PixelPoint, share: number): PixelPoint => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});
/** Hands lie at the two edges of the paper. */
const edge = (side: 'left' | 'right'): PixelPoint => ({ x: PAPER.x + (side === 'left' ? 25 : -25), y: PAPER.y });

/** @param heldUpM how much higher than at rest the hand is while it holds the paper before or after */
function reaching(
  rest: typeof CLERK_REST,
  acts: readonly Reaching[],
  heldUpM: (tMs: number) => number,
  isLeftHidden: (tMs: number) => boolean = () => false,
  isRightHidden: (tMs: number) => boolean = () => false,
) {
  return (tMs: number): Moment => {
    const hand = (side: 'left' | 'right') => {
      const out = Math.max(
        0,
        ...acts.map(({ fromMs, toMs, hands }) => (hands === 2 || side === 'right' ? pulse(tMs, fromMs, toMs, 700) : 0)),
      );
      const at = between(rest[side], edge(side), out);
      return arm({ wristPx: at, handPx: at, raisedM: -0.35 + heldUpM(tMs) });
    };
    return {
      left: isLeftHidden(tMs) ? unavailable('occluded') : hand('left'),
      right: isRightHidden(tMs) ? unavailable('occluded') : hand('right'),
    };
  };
}

interface Scene {
  readonly clerk: readonly Reaching[];
  readonly citizen: readonly Reaching[];
  readonly heldUpM?: (tMs: number) => number;
  /** The clerk's. */
  readonly isLeftHidden?: (tMs: number) => boolean;
  readonly isRightHidden?: (tMs: number) => boolean;
  readonly fps?: number;
}

function handovers({ clerk, citizen, heldUpM = () => 0, isLeftHidden, isRightHidden, fps = 10 }: Scene) {
  const sampling = { durationMs: 14_000, fps };
  return handoverEvents(
    personSeen('clerk', sampling, reaching(CLERK_REST, clerk, heldUpM, isLeftHidden, isRightHidden)),
    personSeen(
      'citizen',
      sampling,
      reaching(CITIZEN_REST, citizen, () => 0),
    ),
    PX_PER_METRE,
  );
}

const act = (fromMs: number, toMs: number, hands: 1 | 2): Reaching => ({ fromMs, toMs, hands });

/** The giver reaches out 400 ms earlier and draws back 400 ms earlier. */
const receives = (hands: 1 | 2, fromMs = 4000): Pick<Scene, 'clerk' | 'citizen'> => ({
  clerk: [act(fromMs + 400, fromMs + 3000, hands)],
  citizen: [act(fromMs, fromMs + 2600, 2)],
});
const gives = (hands: 1 | 2, fromMs = 4000): Pick<Scene, 'clerk' | 'citizen'> => ({
  clerk: [act(fromMs, fromMs + 2600, hands)],
  citizen: [act(fromMs + 400, fromMs + 3000, 2)],
});

describe('direction and hands', () => {
  it.each<[string, Scene]>([
    ['two-handed-receive', { ...receives(2), heldUpM: (tMs) => (tMs > 6000 ? 0.1 : 0) }],
    ['one-handed-receive', { ...receives(1), heldUpM: (tMs) => (tMs > 6000 ? 0.1 : 0) }],
    ['two-handed-give', { ...gives(2), heldUpM: (tMs) => (tMs < 5000 ? 0.1 : 0) }],
    ['one-handed-give', { ...gives(1), heldUpM: (tMs) => (tMs < 5000 ? 0.1 : 0) }],
  ])('%s', (type, scene) => {
    for (const fps of [5, 10, 25]) {
      const found = handovers({ ...scene, fps });
      expect(found.map((e) => e.type)).toEqual([type]);
      expect(found[0]).toMatchObject({ person: 'clerk-1', role: 'clerk' });
      expect(found[0]!.startMs).toBeGreaterThan(3900);
      expect(found[0]!.startMs).toBeLessThan(5000);
      expect(found[0]!.endMs).toBeGreaterThan(6000);
      expect(found[0]!.endMs).toBeLessThan(7100);
    }
  });

  it.each([
    ['give', 'go out of sight afterwards', (tMs: number) => tMs > 6300],
    ['receive', 'were out of sight before', (tMs: number) => tMs < 3600],
  ])('%s: the clerk’s hands %s', (direction, _, isHidden) => {
    const atOnce = { clerk: [act(4000, 6600, 1)], citizen: [act(4100, 6700, 2)] };
    const [found] = handovers({ ...atOnce, isLeftHidden: isHidden, isRightHidden: isHidden });
    expect(found?.type).toContain(direction);
  });

  it('that papers come before they go makes no direction surer', () => {
    const [found] = handovers({ clerk: [act(4200, 6800, 1)], citizen: [act(4000, 6600, 2)] });
    expect(found?.type).toContain('receive');
    expect(found?.confidence).toBeLessThan(0.85);
  });

  it('papers are taken, then given back', () => {
    const [first, second] = [receives(2, 1500), gives(2, 8500)];
    const scene = { clerk: [...first.clerk, ...second.clerk], citizen: [...first.citizen, ...second.citizen] };
    const heldUpM = (tMs: number) => (tMs > 3500 && tMs < 9500 ? 0.1 : 0);
    expect(handovers({ ...scene, heldUpM }).map((e) => e.type)).toEqual(['two-handed-receive', 'two-handed-give']);
  });
});

describe('how many hands is not said', () => {
  it.each<[string, string, Scene]>([
    ['receive-hands-unseen', 'all along', { ...receives(1), isLeftHidden: () => true }],
    ['receive-hands-unseen', 'though it takes part', { ...receives(2), isLeftHidden: () => true }],
    ['give-hands-unseen', 'all along', { ...gives(1), isLeftHidden: () => true }],
    ['receive-hands-unseen', 'for most of it', { ...receives(1), isLeftHidden: (tMs) => tMs > 5000 && tMs < 6800 }],
    ['give-hands-unseen', 'as hands draw back', { ...gives(1), isLeftHidden: (tMs) => tMs > 5700 }],
    ['one-handed-receive', 'before and after', { ...receives(1), isLeftHidden: (tMs) => tMs < 4000 || tMs > 8000 }],
    ['one-handed-receive', 'for a moment', { ...receives(1), isLeftHidden: (tMs) => tMs > 5500 && tMs < 5900 }],
    ['two-handed-receive', 'once it was at the paper', { ...receives(2), isLeftHidden: (tMs) => tMs > 6000 }],
  ])('%s: the other hand is out of sight %s', (type, _, scene) => {
    for (const fps of [5, 10, 25]) expect(handovers({ ...scene, fps }).map((e) => e.type)).toEqual([type]);
  });
});

describe('one hand reaches from where it was hidden, the other is near the paper', () => {
  /** Lean of shoulders and resting hand to the paper, in pixels. */
  const LEAN = { x: -15, y: 25 };

  it.each([
    ['receive-hands-unseen', 'and only goes with the shoulders', 1],
    ['two-handed-receive', 'because it was put there', 0],
  ])('%s: %s', (type, _, leans) => {
    const sampling = { durationMs: 10_000 };
    const clerk = personSeen('clerk', sampling, (tMs) => {
      const out = pulse(tMs, 4400, 7000, 700);
      const right = between(CLERK_REST.right, PAPER, out);
      const left = { x: 715 + out * LEAN.x, y: 400 + out * LEAN.y };
      return {
        ...{ x: 640 + leans * out * LEAN.x, y: 250 + leans * out * LEAN.y },
        left: arm({ wristPx: left, handPx: left }),
        right: tMs < 4500 ? unavailable('occluded') : arm({ wristPx: right, handPx: right }),
      };
    });
    const citizen = personSeen('citizen', sampling, (tMs) => {
      const at = between(CITIZEN_REST.right, PAPER, pulse(tMs, 4000, 6600, 700));
      return { right: arm({ wristPx: at, handPx: at }) };
    });
    expect(handoverEvents(clerk, citizen, PX_PER_METRE).map((e) => e.type)).toEqual([type]);
  });
});

describe('no handover', () => {
  it.each<[string, Scene]>([
    ['hands at rest on either side', { clerk: [], citizen: [] }],
    ['a clerk who reaches out alone', { clerk: [act(4000, 7000, 2)], citizen: [] }],
    ['a citizen who reaches out alone', { clerk: [], citizen: [act(4000, 7000, 2)] }],
    ['one after the other', { clerk: [act(2000, 4500, 2)], citizen: [act(6000, 8500, 2)] }],
    ['hands that only brush', { clerk: [act(4000, 5450, 1)], citizen: [act(5200, 6600, 1)] }],
    [
      'two who both keep their hands on the counter',
      { clerk: [act(1000, 13_000, 2)], citizen: [act(1000, 13_000, 2)] },
    ],
  ])('%s', (_, scene) => {
    expect(handovers(scene)).toEqual([]);
  });

  it.each([
    ['that type on', 0, 0],
    ['one of which reaches for it', 0.3, 1],
  ])('a sheet laid down before hands %s', (_, reach, count) => {
    const sampling = { durationMs: 10_000 };
    const keyboard = { x: PAPER.x + 40, y: PAPER.y - 30 };
    const taken = { x: PAPER.x + 160, y: PAPER.y - 160 };
    const clerk = personSeen('clerk', sampling, (tMs) => {
      const at = between(keyboard, taken, reach * (1 - pulse(tMs, 4500, 7000, 700)));
      return { right: arm({ wristPx: at, handPx: at }), left: arm({ wristPx: keyboard, handPx: keyboard }) };
    });
    const citizen = personSeen('citizen', sampling, (tMs) => {
      const at = between(CITIZEN_REST.right, PAPER, pulse(tMs, 4000, 6500));
      return { right: arm({ wristPx: at, handPx: at }) };
    });
    expect(handoverEvents(clerk, citizen, PX_PER_METRE)).toHaveLength(count);
  });

  it.each([
    ['comes to rest beside it', 20_000, 0],
    ['lets go of it as it is taken', 6600, 1],
  ])('a sheet laid down by a hand that %s', (_, backMs, count) => {
    const sampling = { durationMs: 10_000 };
    const beside = { x: PAPER.x - 45, y: PAPER.y - 30 };
    const clerk = personSeen('clerk', sampling, (tMs) => {
      const at = between(CLERK_REST.right, beside, pulse(tMs, 3200, backMs, 600));
      return { right: arm({ wristPx: at, handPx: at }), left: unavailable('occluded') };
    });
    const citizen = personSeen('citizen', sampling, (tMs) => {
      const at = between(CITIZEN_REST.right, PAPER, pulse(tMs, 4300, 6800));
      return { right: arm({ wristPx: at, handPx: at }) };
    });
    expect(handoverEvents(clerk, citizen, PX_PER_METRE)).toHaveLength(count);
  });

  const below = (px: number): PixelPoint => ({ x: PAPER.x, y: PAPER.y + px });

  it.each<[string, (tMs: number) => PixelPoint | undefined, number]>([
    ['seen near in one picture, behind the monitor before and after', (tMs) => (tMs === 5000 ? PAPER : undefined), 0],
    [
      'seen near in one picture and a hand farther off in the next',
      (tMs) => ({ 5000: below(75), 5500: below(100) })[tMs],
      0,
    ],
    ['seen near now and then', (tMs) => (tMs >= 4500 && tMs <= 5500 && tMs % 200 === 0 ? PAPER : undefined), 1],
  ])("a citizen's hand that is %s", (_, handAt, count) => {
    const sampling = { durationMs: 10_000 };
    const beside = { x: PAPER.x + 30, y: PAPER.y };
    const clerk = personSeen('clerk', sampling, (tMs) => {
      const at = between(CLERK_REST.right, beside, pulse(tMs, 4000, 6500));
      return { right: arm({ wristPx: at, handPx: at }), left: unavailable('occluded') };
    });
    const citizen = personSeen('citizen', sampling, (tMs) => {
      const at = handAt(tMs);
      return { right: at ? arm({ wristPx: at, handPx: at }) : unavailable('occluded'), left: unavailable('occluded') };
    });
    expect(handoverEvents(clerk, citizen, PX_PER_METRE)).toHaveLength(count);
  });
});
