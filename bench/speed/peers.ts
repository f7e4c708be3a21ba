/**
 * The same frames and the same kinds of landmarks with two other packages that run in Node on the CPU: each in a process
 * of its own, in turns, so that a slow minute of the machine is everybody's.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { median } from '../../src/core/statistics.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import { answerOf } from './child-answer.ts';
import type { Figure, Section } from './figure.ts';

/** Most of the clip: a cut where it begins anew makes everybody look for the clerk again. */
const FRAMES = 120;
const QUICK_FRAMES = 8;

const TASKS_GOAL = { must: 5, aim: 10 };
const HUMAN_GOAL = { must: 10, aim: 20 };

/** What each program does in every repeat. */
const TASKS = {
  'tasks-vision': ['body', 'hands'],
  human: ['everything'],
  ours: ['body', 'bodyAndHands', 'everything'],
  followed: ['everything'],
} as const;
type Contestant = keyof typeof TASKS;

interface Pass {
  readonly ms: Milliseconds;
  readonly found: number;
}

export const section: Section = async (repeats, isQuick) => {
  const frames = isQuick ? QUICK_FRAMES : FRAMES;
  const passes = await takeTurns(repeats, frames);
  const ms = (name: string) => passes.get(name)!.map((pass) => pass.ms);
  const hands = ms('tasks-vision hands');
  const theirBody = ms('tasks-vision body');
  const theirs = theirBody.map((each, i) => each + hands[i]!);
  const followed = ms('followed everything');
  const everyNet = [
    ratio(
      'peer-tasks-pose',
      'CPU against tasks-vision, body; every net, every frame',
      theirBody,
      ms('ours body'),
      TASKS_GOAL,
    ),
    ratio(
      'peer-tasks-hands',
      'CPU against tasks-vision, body and hands; every net, every frame',
      theirs,
      ms('ours bodyAndHands'),
      TASKS_GOAL,
    ),
    ratio(
      'peer-human',
      'CPU against human, everything; every net, every frame',
      ms('human everything'),
      ms('ours everything'),
      HUMAN_GOAL,
    ),
  ];
  // Eight frames over and over are cuts more than following.
  if (isQuick) return everyNet;
  return [
    ...everyNet,
    ratio(
      'peer-tasks-followed',
      'CPU against tasks-vision, body and hands; a clerk as followed',
      theirs,
      followed,
      TASKS_GOAL,
    ),
    ratio(
      'peer-human-followed',
      'CPU against human, everything; a clerk as followed',
      ms('human everything'),
      followed,
      HUMAN_GOAL,
    ),
  ];
};

/** One pass to warm up, which does not count, then the repeats. */
async function takeTurns(repeats: number, frames: number): Promise<Map<string, Pass[]>> {
  const names = Object.keys(TASKS) as Contestant[];
  const processes = new Map<Contestant, ChildProcess>();
  try {
    for (const name of names) processes.set(name, await started(name, frames));
    const passes = new Map<string, Pass[]>();
    for (let i = 0; i <= repeats; i++)
      for (const name of names)
        for (const task of TASKS[name]) {
          const pass = await answerOf<Pass>(processes.get(name)!, task);
          if (pass.found < frames / 2)
            throw new Error(`${name}: ${task} found in ${pass.found} of ${frames} frames only`);
          const key = `${name} ${task}`;
          if (i > 0) passes.set(key, [...(passes.get(key) ?? []), pass]);
        }
    return passes;
  } finally {
    for (const child of processes.values()) child.disconnect();
  }
}

async function started(name: Contestant, frames: number): Promise<ChildProcess> {
  const child = fork(new URL('./peers/contestant.ts', import.meta.url), [name, String(frames)]);
  await answerOf(child);
  return child;
}

function ratio(
  id: string,
  name: string,
  theirs: readonly Milliseconds[],
  ours: readonly Milliseconds[],
  goal: Required<Pick<Figure, 'must' | 'aim'>>,
): Figure {
  const repeats = ours.map((ms, i) => theirs[i]! / ms);
  const note = `${median(theirs).toFixed(1)} against ${median(ours).toFixed(1)} CPU ms a frame`;
  return { id, name, value: median(repeats), unit: '×', better: 'higher', ...goal, repeats, note };
}
