import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../bridge/client.ts';
import { evidenceChoices, type EvidenceChoice } from './evidence-search.ts';

/** Everything of a case that can be cited, as it is now. */
export function useEvidence(caseId: string): readonly EvidenceChoice[] {
  const recordings = useQuery(api.intake.recordings.queryOptions({ input: { caseId } })).data;
  const documents = useQuery(api.documents.list.queryOptions({ input: { caseId } })).data;
  const attachments = useQuery(api.volumes.attachments.queryOptions({ input: { caseId } })).data;
  return useMemo(
    () => evidenceChoices(recordings ?? [], documents ?? [], attachments ?? []),
    [recordings, documents, attachments],
  );
}
