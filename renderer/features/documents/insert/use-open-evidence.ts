import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { findEvidence } from '#shared/domain/evidence/citations.ts';
import { client } from '../../../bridge/client.ts';
import { say } from '../../../bridge/notices.ts';
import type { DraftSession } from '../draft-session.ts';

/** Opens the player of the recording a citation names, at its second; what was typed is kept first. */
export function useOpenEvidence(caseId: string, session?: DraftSession) {
  const navigate = useNavigate();
  return useCallback(
    (citation: string) => {
      const [found] = findEvidence(citation);
      if (found === undefined) return;
      session?.flush();
      void client.intake.recordings({ caseId }).then((recordings) => {
        const recording = recordings.find(({ evidenceLabel }) => evidenceLabel === found.label);
        if (recording === undefined) {
          say('error', `本案没有“${found.label}”，可能已移出案件。请核对编号。`);
          return;
        }
        const at = found.second === undefined ? '' : `&at=${found.second.toString()}`;
        void navigate(`/intake?tab=recordings&case=${caseId}&play=${recording.id}${at}`);
      });
    },
    [caseId, navigate, session],
  );
}
