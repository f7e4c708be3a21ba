import { reevaluateWithQueueEvents } from './queue/late-queue-events.ts';
import { carryAppeals } from './reviews/carry-appeals.ts';
import { carryReviews } from './reviews/carry-reviews.ts';
import { judgeWithNeighbours } from './runs/judge-with-neighbours.ts';
import type { OnRunCommitted } from './runs/on-run-committed.ts';
import { announceRun } from './webhooks/announce-run.ts';
import { tellHealthOfRun } from './webhooks/tell-camera-health.ts';

/** What every store does when a run becomes current, in this order. */
export const RUN_HOOKS: readonly OnRunCommitted[] = [
  carryReviews,
  carryAppeals,
  reevaluateWithQueueEvents,
  judgeWithNeighbours,
  tellHealthOfRun,
  announceRun,
];
