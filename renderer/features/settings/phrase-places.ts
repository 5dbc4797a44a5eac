import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhraseRow } from '#shared/contract/phrases.ts';
import { api } from '../../bridge/client.ts';

const ROLES: Readonly<Record<string, string>> = { 'qa.question': '笔录的提问', 'qa.answer': '笔录的回答' };

export type PhrasePlaces = ReturnType<typeof usePhrasePlaces>;

type Place = Pick<PhraseRow, 'templateId' | 'field'>;

/** The kinds of documents phrases may belong to, and a place in words: 行政处罚决定书 · 案件事实. */
export function usePhrasePlaces() {
  const templates = useQuery(api.documents.templates.queryOptions({ input: {}, staleTime: Infinity })).data;
  const labels = useQuery(api.documents.writingPlaces.queryOptions({ input: {}, staleTime: Infinity })).data;
  const placeName = useCallback(
    ({ templateId, field }: Place): string => {
      const role = ROLES[field];
      if (role !== undefined) return role;
      const document =
        templateId === ''
          ? '所有文书'
          : (templates?.find(({ id }) => id === templateId)?.name ?? '其他版本的文书');
      if (field === '') return document;
      const label = labels?.find((one) => one.templateId === templateId && one.field === field)?.label;
      return `${document} · ${label ?? '原有栏目'}`;
    },
    [templates, labels],
  );
  return { templates: templates ?? [], labels: labels ?? [], placeName };
}
