import { sql } from 'kysely';
import type {
  CheckedDocument,
  CheckedElsewhere,
} from '#shared/domain/documents/contradictions/checked-case.ts';
import { presentIn, recordSpan } from '#shared/domain/documents/contradictions/record-span.ts';
import { addDays } from '#shared/lib/date.ts';
import { member } from '../../../platform/sqlite/json.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { casesToJoin } from '../../cases/cases.ts';
import { type DocumentContext, factsByParty } from '../context/document-context.ts';
import { findDocuments } from '../context/documents.repository.ts';
import { readCheckedDocument } from './read-checked-document.ts';

/** As the index `documents_by_record_start` has it: what a record says, or will say. */
const WRITTEN = sql<string>`coalesce(documents.fixed, documents.own)`;
const START = member(WRITTEN, 'start_time');

/** Its end, also where the form has only the time of day. */
const END = sql<string>`(
  SELECT CASE length(ended) WHEN 5 THEN substr(${START}, 1, 11) || ended ELSE ended END
  FROM (SELECT ${member(WRITTEN, 'end_time')} AS ended)
)`;

interface Near {
  readonly id: string;
  readonly case_number: string;
  /** every word that may name an officer in it */
  readonly words: string;
}

/**
 * Records of other cases that went on at this time, begun on the day before at the earliest; what is being corrected
 * stands as its draft.
 */
async function recordsNear(db: Db, caseId: string, from: string, to: string): Promise<readonly Near[]> {
  return db
    .selectFrom('documents')
    .innerJoin(casesToJoin(db), 'cases.id', 'documents.case_id')
    .leftJoin('document_corrections as correction', 'correction.document_id', 'documents.id')
    .select(['documents.id', 'cases.case_number'])
    .select(sql<string>`coalesce(documents.fixed, documents.own || cases.officer_names)`.as('words'))
    .where(START, '>', `${addDays(from.slice(0, 10), -1)}T`)
    .where(START, '<', to)
    .where(END, '>', from)
    .where('documents.case_id', '!=', caseId)
    .where('documents.state', '!=', 'void')
    .where('correction.draft_id', 'is', null)
    .execute();
}

/**
 * 笔录 of other cases written at a time when one of these documents was, as far as they may name the same officer. The
 * index finds those of the days around; only what names somebody of ours is read whole.
 */
export async function recordsElsewhere(
  context: DocumentContext,
  caseId: string,
  documents: readonly CheckedDocument[],
): Promise<readonly CheckedElsewhere[]> {
  const { db } = context.archive;
  const found = new Map<string, string>();
  for (const document of documents) {
    const span = recordSpan(document);
    if (span === undefined) continue;
    const names = presentIn(document).map(({ name }) => name);
    for (const near of await recordsNear(db, caseId, span.from, span.to)) {
      if (names.some((name) => near.words.includes(name))) found.set(near.id, near.case_number);
    }
  }
  const factsOf = new Map<string, Awaited<ReturnType<typeof factsByParty>>>();
  const elsewhere: CheckedElsewhere[] = [];
  for (const stored of await findDocuments(db, [...found.keys()])) {
    const factsOfParty = factsOf.get(stored.caseId) ?? (await factsByParty(context, stored.caseId));
    factsOf.set(stored.caseId, factsOfParty);
    const facts = factsOfParty(stored.partyId);
    const document = await readCheckedDocument(context, stored, facts, false);
    elsewhere.push({ caseNumber: found.get(stored.id) ?? '', document });
  }
  return elsewhere;
}
