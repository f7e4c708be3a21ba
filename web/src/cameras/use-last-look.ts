import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { measurementsQuery, type Run } from '../api/findings.ts';
import type { WindowPlace } from '../api/places.ts';
import type { components } from '../api/schema.ts';

export type Measurements = components['schemas']['Measurements'];
type Gap = components['schemas']['Gap'];

/** As much as the service gives at once. */
const LOOKED_AT_MS = 120_000;

export interface LastLook {
  readonly run: Run | undefined;
  readonly measurements: Measurements | undefined;
  /** Where something could not be seen, so that nothing was judged by it. */
  readonly gaps: readonly Gap[] | undefined;
  /** Whole seconds of presentation time, first to last, of which there are stills. */
  readonly startMs: number;
  readonly endMs: number;
}

/** The end of the window's newest recording, as it was measured. */
export function useLastLook({ id, hall, window }: WindowPlace): LastLook {
  const { data: run } = useQuery({
    queryKey: ['newest-run', id],
    queryFn: async ({ signal }) => {
      const query = { hall, window, limit: 1 };
      return (await bodyOf(api.GET('/api/v1/runs', { params: { query }, signal }))).runs[0] ?? null;
    },
  });
  const { startMs, endMs } = useMemo(() => {
    const first = run?.recording.startMs ?? 0;
    const seconds = Math.max(0, Math.ceil((run?.recording.durationMs ?? 0) / 1000) - 1);
    const end = first + seconds * 1000;
    return { startMs: Math.max(first, end - LOOKED_AT_MS + 1000), endMs: end };
  }, [run]);
  const { data: measurements } = useQuery({
    ...measurementsQuery(run?.id ?? 0, { startMs, endMs: endMs + 999 }),
    enabled: run != null,
  });
  const { data: entries } = useQuery({
    queryKey: ['entries', run?.id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/runs/{id}/entries', { params: { path: { id: run!.id } }, signal })),
    enabled: run != null,
  });
  return { run: run ?? undefined, measurements, gaps: entries?.gaps, startMs, endMs };
}
