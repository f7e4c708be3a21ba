import { accountRoutes } from './accounts/account-routes.ts';
import { apiKeyRoutes } from './accounts/api-key-routes.ts';
import { appealRoutes } from './appeals/appeal-routes.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { checkRoutes } from './checks/check-routes.ts';
import type { Routes } from './context.ts';
import { evidenceRoutes } from './evidence/evidence-routes.ts';
import { caseRoutes } from './exports/case-routes.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { stretchRoutes } from './exports/stretch-routes.ts';
import { findingRoutes } from './findings/finding-routes.ts';
import { jobRoutes } from './jobs/job-routes.ts';
import { liveRoutes } from './live/live-routes.ts';
import { lookRoutes } from './live/look-routes.ts';
import { cameraHealthRoutes } from './places/camera-health-routes.ts';
import { placeChangeRoutes } from './places/place-change-routes.ts';
import { placeRoutes } from './places/place-routes.ts';
import { overturnedRoutes } from './quality/overturned-routes.ts';
import { plantedRoutes } from './quality/planted-routes.ts';
import { queueRoutes } from './queue/queue-routes.ts';
import { recordingRoutes } from './recordings/recording-routes.ts';
import { uploadRoutes } from './recordings/upload-routes.ts';
import { retentionRoutes } from './retention/retention-routes.ts';
import { reviewQueueRoutes } from './reviews/queue-routes.ts';
import { reviewRoutes } from './reviews/review-routes.ts';
import { reevaluationRoutes } from './rulebooks/reevaluation-routes.ts';
import { rulebookRoutes } from './rulebooks/rulebook-routes.ts';
import { tuningRoutes } from './rulebooks/tuning-routes.ts';
import { calendarRoutes } from './runs/calendar-routes.ts';
import { measurementRoutes } from './runs/measurement-routes.ts';
import { runRoutes } from './runs/run-routes.ts';
import { timelineRoutes } from './runs/timeline-routes.ts';
import { scoreRoutes } from './scores/score-routes.ts';
import { trainingRoutes } from './scores/training-routes.ts';
import { providerRoutes } from './sessions/provider-routes.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { shiftRoutes } from './shifts/shift-routes.ts';
import { deliveryRoutes } from './webhooks/delivery-routes.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';
import { windowWordRoutes } from './words/window-word-routes.ts';
import { wordRoutes } from './words/word-routes.ts';

/** Every resource under the API's prefix. */
export const ROUTES: readonly Routes[] = [
  sessionRoutes,
  providerRoutes,
  placeRoutes,
  cameraHealthRoutes,
  placeChangeRoutes,
  shiftRoutes,
  queueRoutes,
  rulebookRoutes,
  tuningRoutes,
  reevaluationRoutes,
  recordingRoutes,
  uploadRoutes,
  jobRoutes,
  runRoutes,
  timelineRoutes,
  calendarRoutes,
  measurementRoutes,
  findingRoutes,
  wordRoutes,
  windowWordRoutes,
  evidenceRoutes,
  reviewRoutes,
  reviewQueueRoutes,
  overturnedRoutes,
  plantedRoutes,
  appealRoutes,
  checkRoutes,
  scoreRoutes,
  trainingRoutes,
  exportRoutes,
  stretchRoutes,
  caseRoutes,
  liveRoutes,
  lookRoutes,
  webhookRoutes,
  deliveryRoutes,
  accountRoutes,
  apiKeyRoutes,
  auditRoutes,
  retentionRoutes,
];
