import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo } from 'react';
import { orderPhrases, type PlacedPhrase } from '#shared/domain/documents/values/phrases.ts';
import { api } from '../../../bridge/client.ts';

/** The phrases of one open document. */
export interface PhraseShelf {
  readonly templateId: string;
  readonly cause: string;
  /** What is offered in a field (`facts`, `penalties.content`, `qa.question`), best first. */
  offered(field: string): readonly PlacedPhrase[];
  /** Asks again what there is: another seat may have kept some since. */
  refresh(): void;
  /** Counts that these were put in. */
  used(phraseIds: readonly string[]): void;
}

/** The shelf of a document of this kind in a case of this 案由. */
export function usePhrases(templateId: string, caseId: string): PhraseShelf {
  const queries = useQueryClient();
  const phrases = useQuery(api.phrases.list.queryOptions({ input: {} })).data;
  const cause = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data?.cause ?? '';
  const refresh = useCallback(() => {
    void queries.invalidateQueries({ queryKey: api.phrases.list.key() });
  }, [queries]);
  const { mutate } = useMutation(
    api.phrases.used.mutationOptions({
      meta: { quiet: true },
      onSuccess: refresh,
    }),
  );
  const used = useCallback(
    (phraseIds: readonly string[]) => {
      if (phraseIds.length > 0) mutate({ phraseIds: [...phraseIds] });
    },
    [mutate],
  );
  return useMemo(
    () => ({
      templateId,
      cause,
      offered: (field: string) =>
        orderPhrases(
          (phrases ?? []).filter((phrase) => !phrase.removed),
          { templateId, field, cause },
        ),
      refresh,
      used,
    }),
    [phrases, templateId, cause, refresh, used],
  );
}

const nothing: PhraseShelf = {
  templateId: '',
  cause: '',
  offered: () => [],
  refresh: () => undefined,
  used: () => undefined,
};

/** For editors inside the form. */
export const PhraseShelfContext = createContext<PhraseShelf>(nothing);
export const usePhraseShelf = (): PhraseShelf => useContext(PhraseShelfContext);
