import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { commitReevaluation, commitRun } from '../../../src/store/runs/commit-run.ts';
import type { CommittedRun, OnRunCommitted } from '../../../src/store/runs/on-run-committed.ts';
import { engine, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

const otherSettings = engine({ settings: { sampleFps: 10 } });
const reevaluated = { people: [], events: [], blindness: [], encounters: [], findings: [] };

describe.each(STORE_KINDS)('what is done when a run becomes current, in $name', ({ place }) => {
  async function opened() {
    const { db } = await openDatabase(await place());
    onTestFinished(() => db.destroy());
    const seen: Omit<CommittedRun, 'run'>[] = [];
    const note: OnRunCommitted = async (_, { run: _run, ...committed }) => void seen.push(committed);
    return { db, seen, committing: { hooks: [note], now: 1 } };
  }

  it('is told which run took whose place, once for each time it happens', async () => {
    const { db, seen, committing } = await opened();
    const { runId: first } = await commitRun(db, run(), committing);
    await commitRun(db, run(), committing);
    const { runId: second } = await commitRun(db, run({ engine: otherSettings }), committing);
    await commitRun(db, run(), committing);
    const { runId: third } = await commitReevaluation(db, first, reevaluated, engine({ version: '0.2.0' }), committing);
    expect(seen).toEqual([
      { windowId: 1, runId: first },
      { windowId: 1, runId: second, supersedes: first },
      { windowId: 1, runId: first, supersedes: second },
      { windowId: 1, runId: third, supersedes: first },
    ]);
  });

  it('is given the run as it was committed, without its readings', async () => {
    const { db } = await opened();
    const given: CommittedRun['run'][] = [];
    const hooks: OnRunCommitted[] = [async (_, committed) => void given.push(committed.run)];
    await commitRun(db, run({ hall: '东城' }), { hooks, now: 1 });
    const { readings: _, ...expected } = run({ hall: '东城' });
    expect(given).toMatchObject([expected]);
  });

  it('is done in order, and sees the run', async () => {
    const { db } = await opened();
    const done: string[] = [];
    const hook =
      (name: string): OnRunCommitted =>
      async (writing, { runId }) => {
        const { status } = await writing
          .selectFrom('runs')
          .select('status')
          .where('id', '=', runId)
          .executeTakeFirstOrThrow();
        done.push(`${name} ${status}`);
      };
    await commitRun(db, run(), { hooks: [hook('first'), hook('second')], now: 1 });
    expect(done).toEqual(['first current', 'second current']);
  });

  it('is stored with the run or not at all', async () => {
    const { db } = await opened();
    const write: OnRunCommitted = async (writing) => {
      await writing.insertInto('notices').values({ at: 1, type: 'run.committed', hall: null, body: '{}' }).execute();
    };
    const fail: OnRunCommitted = async () => {
      throw new Error('the hook failed');
    };
    await expect(commitRun(db, run(), { hooks: [write, fail], now: 1 })).rejects.toThrow('the hook failed');
    expect(await db.selectFrom('runs').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('notices').select('id').execute()).toEqual([]);
    await commitRun(db, run(), { hooks: [write], now: 1 });
    expect(await db.selectFrom('notices').select('id').execute()).toHaveLength(1);
  });
});
