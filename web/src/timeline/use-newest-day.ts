import { useQuery } from '@tanstack/react-query';
import { hallDay } from '../../../src/contract/hall-time.ts';
import { api, bodyOf } from '../api/client.ts';
import type { WindowPlace } from '../api/places.ts';

/** The last day with a recording whose time of day is known; today where there is none. */
export function useNewestDay(place: WindowPlace | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['newest-day', place?.id],
    enabled: place !== undefined,
    queryFn: async ({ signal }) => {
      const { hall, window } = place!;
      const { runs } = await bodyOf(api.GET('/api/v1/runs', { params: { query: { hall, window } }, signal }));
      const days = runs.flatMap(({ startedAt }) => (startedAt === undefined ? [] : [startedAt.slice(0, 10)]));
      return days.sort().at(-1) ?? hallDay(Date.now());
    },
  });
  return data;
}
