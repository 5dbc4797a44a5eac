import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { VolumePlan } from '#shared/contract/volumes.ts';
import { api, client } from '../../../bridge/client.ts';
import { movesAnything } from '../plan-view.ts';

/** Changes of the order; the plan that comes back stands in the list at once. */
export function usePlanChanges({ caseId, part, items }: VolumePlan) {
  const queries = useQueryClient();
  const show = (plan: VolumePlan) => {
    queries.setQueryData(api.volumes.plan.queryKey({ input: { caseId, part } }), plan);
  };
  const revisionOf = (itemId: string) => items.find(({ id }) => id === itemId)?.revision ?? 0;
  /** Somebody else moved it meanwhile: the sentence says who, and the list where it lies now. */
  const onError = () => void queries.invalidateQueries({ queryKey: api.volumes.plan.key() });
  const move = useMutation(api.volumes.move.mutationOptions({ onSuccess: show, onError }));
  const reset = useMutation(api.volumes.resetOrder.mutationOptions({ onSuccess: show, onError }));
  /** Into another slot it goes in two steps: first there, then to its place. */
  const drop = useMutation({
    mutationFn: async (to: { itemId: string; slot: string; beforeId: string | undefined }) => {
      const { itemId, slot, beforeId } = to;
      const at = { caseId, part, itemId, revision: revisionOf(itemId) };
      const sameSlot = items.find(({ id }) => id === itemId)?.slot === slot;
      const settled = sameSlot ? undefined : await client.volumes.describe({ ...at, slot });
      if (settled !== undefined && beforeId === undefined) return settled;
      const revision = settled?.items.find(({ id }) => id === itemId)?.revision ?? at.revision;
      return client.volumes.move({ ...at, revision, ...(beforeId === undefined ? {} : { beforeId }) });
    },
    onSuccess: show,
    onError,
  });
  return {
    busy: move.isPending || drop.isPending || reset.isPending,
    step: (itemId: string, target: { readonly beforeId?: string }) => {
      move.mutate({ caseId, part, itemId, revision: revisionOf(itemId), ...target });
    },
    drop: (itemId: string, slot: string, beforeId: string | undefined) => {
      if (movesAnything(items, itemId, slot, beforeId)) drop.mutate({ itemId, slot, beforeId });
    },
    reset: () => {
      const begun = Object.fromEntries(items.map(({ id, revision }) => [id, revision]));
      reset.mutate({ caseId, part, begun });
    },
  };
}
