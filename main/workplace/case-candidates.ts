import type { CaseCandidate } from '#shared/domain/recordings/match-to-case.ts';
import type { Cases } from '../features/cases/cases.ts';
import { recordSpans } from '../features/documents/context/record-spans.ts';
import type { Db } from '../platform/sqlite/open.ts';

const OPEN = 200;
/** A card comes late now and then: the case it was filmed for may be closed by then. */
const CLOSED = 50;

/** Cases with their officers and the times of their records: what footage from a card may belong to. */
export async function caseCandidates(db: Db, cases: Cases): Promise<readonly CaseCandidate[]> {
  const open = await cases.open(OPEN);
  const closed = await cases.closed(CLOSED);
  const ids = [...open, ...closed].map(({ id }) => id);
  if (ids.length === 0) return [];
  const officers = await cases.officersOf(ids);
  const spans = await recordSpans(db, ids);
  const candidate = (one: { readonly id: string; readonly title: string; readonly clue_on: string }) => ({
    caseId: one.id,
    caseName: one.title,
    officerIds: officers.get(one.id) ?? [],
    openedOn: one.clue_on,
    spans: spans.filter((span) => span.caseId === one.id),
  });
  return [
    ...open.map(candidate),
    ...closed.map((one) => ({
      ...candidate(one),
      ...(one.closed_on === null ? {} : { closedOn: one.closed_on }),
    })),
  ];
}
