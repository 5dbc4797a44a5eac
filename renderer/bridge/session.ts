import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Actor } from '#shared/contract/session.ts';
import { api } from './client.ts';
import { seatMemory } from './seat-memory.ts';

/** Who sits at this window; undefined until known or chosen. */
export function useActor(): Actor | undefined {
  return useQuery(api.session.current.queryOptions({ input: {} })).data?.actor;
}

/** Sits an officer down at this window. */
export function useTakeSeat() {
  const queries = useQueryClient();
  return useMutation(
    api.session.begin.mutationOptions({
      onSuccess(actor) {
        seatMemory.set(actor.id);
        queries.setQueryData(api.session.current.queryKey({ input: {} }), { actor });
      },
    }),
  );
}
