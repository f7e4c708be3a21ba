import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { findingQuery } from '../api/findings.ts';

/** Has the clip of a finding cut and kept by the browser before its player is made: cutting takes a second or more. */
export function useClipAhead(id: number | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (id === undefined) return;
    void queries
      .ensureQueryData(findingQuery(id))
      .then(({ evidence }) => fetch(evidence.clip))
      .then((response) => response.arrayBuffer())
      .catch(() => undefined);
  }, [queries, id]);
}
