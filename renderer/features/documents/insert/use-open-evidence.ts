import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { findEvidence, type EvidenceCitation } from '#shared/domain/evidence/citations.ts';
import { client } from '../../../bridge/client.ts';
import { say } from '../../../bridge/notices.ts';
import type { DraftSession } from '../session/draft-session.ts';

/** Opens the player of the recording a citation names, at its second; what was typed is kept first. */
export function useOpenEvidence(caseId: string, session?: DraftSession) {
  const navigate = useNavigate();
  const { mutate: open } = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ label }: EvidenceCitation) => {
      const recordings = await client.intake.recordings({ caseId });
      return recordings.find(({ evidenceLabel }) => evidenceLabel === label);
    },
    onSuccess(recording, { label, second }) {
      if (recording === undefined) {
        say('error', `本案没有“${label}”，可能已移出案件。请核对编号。`);
        return;
      }
      const at = second === undefined ? '' : `&at=${second.toString()}`;
      void navigate(`/intake?tab=recordings&case=${caseId}&play=${recording.id}${at}`);
    },
  });
  return useCallback(
    (citation: string) => {
      const [found] = findEvidence(citation);
      if (found === undefined) return;
      session?.flush();
      open(found);
    },
    [open, session],
  );
}
