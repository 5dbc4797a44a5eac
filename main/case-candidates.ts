import type { CaseCandidate } from '#shared/domain/recordings/match-to-case.ts';
import type { Cases } from './features/cases/cases.ts';
import { recordSpans } from './features/documents/context/record-spans.ts';
import type { Db } from './platform/sqlite/open.ts';

const LOOKED_AT = 200;

/** Open cases with their officers and the times of their records: what footage from a card may belong to. */
export async function caseCandidates(db: Db, cases: Cases): Promise<readonly CaseCandidate[]> {
  const open = await cases.open(LOOKED_AT);
  const ids = open.map((one) => one.id);
  if (ids.length === 0) return [];
  const officers = await cases.officersOf(ids);
  const spans = await recordSpans(db, ids);
  return open.map((one) => ({
    caseId: one.id,
    caseName: one.title,
    officerIds: officers.get(one.id) ?? [],
    openedOn: one.clue_on,
    spans: spans.filter((span) => span.caseId === one.id),
  }));
}
