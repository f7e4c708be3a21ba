import type { Routes } from './context.ts';
import { evidenceRoutes } from './evidence/evidence-routes.ts';
import { findingRoutes } from './findings/finding-routes.ts';
import { placeRoutes } from './places/place-routes.ts';
import { rulebookRoutes } from './rulebooks/rulebook-routes.ts';
import { measurementRoutes } from './runs/measurement-routes.ts';
import { runRoutes } from './runs/run-routes.ts';
import { timelineRoutes } from './runs/timeline-routes.ts';
import { scoreRoutes } from './scores/score-routes.ts';
import { sessionRoutes } from './sessions/session-routes.ts';

/** Every resource under the API's prefix. */
export const ROUTES: readonly Routes[] = [
  sessionRoutes,
  placeRoutes,
  rulebookRoutes,
  runRoutes,
  timelineRoutes,
  measurementRoutes,
  findingRoutes,
  evidenceRoutes,
  scoreRoutes,
];
