import type { CaseRights } from '#shared/domain/people/access.ts';
import { caseRights } from '../features/cases/cases.ts';
import { casesOfDocuments } from '../features/documents/documents.ts';
import { casesOfRecordings } from '../features/intake/intake.ts';
import { casesOfJobs } from '../features/jobs/jobs.ts';
import { casesOfAttachments } from '../features/volumes/volumes.ts';
import type { Reader } from '../platform/sqlite/open.ts';
import type { CaseKey, NamedId } from '../rpc/case-ids.ts';

type Finder = (db: Reader, ids: readonly string[]) => Promise<readonly string[]>;

/** Who knows, of what an input may name, which case it belongs to. */
const caseFinders: Readonly<Record<CaseKey, Finder>> = {
  caseId: (_, ids) => Promise.resolve(ids),
  caseIds: (_, ids) => Promise.resolve(ids),
  documentId: casesOfDocuments,
  documentIds: casesOfDocuments,
  servesDocumentId: casesOfDocuments,
  attachmentId: casesOfAttachments,
  recordingId: casesOfRecordings,
  recordingIds: casesOfRecordings,
  jobId: casesOfJobs,
};

/** The cases behind what an input names, as the door asks for them. */
export async function rightsBehind(db: Reader, named: readonly NamedId[]): Promise<readonly CaseRights[]> {
  const found = new Set<string>();
  for (const [key, names] of Map.groupBy(named, ({ key }) => key))
    for (const id of await caseFinders[key](
      db,
      names.map((one) => one.id),
    ))
      found.add(id);
  return caseRights(db, [...found]);
}
