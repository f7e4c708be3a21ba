import type { Routes } from './context.ts';
import { sessionRoutes } from './sessions/session-routes.ts';

/** Every resource under the API's prefix. */
export const ROUTES: readonly Routes[] = [sessionRoutes];
