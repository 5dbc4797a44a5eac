import type { Consulted, ConsultedKind } from '#shared/domain/consultations/consultation.ts';
import { knownCases } from '../features/cases/cases.ts';
import { consultedDocuments } from '../features/documents/documents.ts';
import { consultedRecordings } from '../features/intake/intake.ts';
import { casesOfJobs } from '../features/jobs/jobs.ts';
import { consultedAttachments } from '../features/volumes/volumes.ts';
import type { Reader } from '../platform/sqlite/open.ts';
import type { ConsultedId, ConsultedKey } from '../rpc/consulted-id.ts';

type Finder = (db: Reader, ids: readonly string[]) => Promise<readonly Consulted[]>;

const whole =
  (kind: ConsultedKind): Finder =>
  async (db, ids) =>
    (await knownCases(db, ids)).map((id) => ({ caseId: id, kind, id, name: '', plays: false }));

/** Who knows what stands behind something that is looked at, played, printed or taken away. */
const finders: Readonly<Record<ConsultedKey, Finder>> = {
  caseId: whole('case'),
  caseIds: whole('case'),
  volumeOf: whole('volume'),
  packageOf: whole('package'),
  documentId: consultedDocuments,
  documentIds: consultedDocuments,
  servesDocumentId: consultedDocuments,
  attachmentId: (db, ids) => consultedAttachments(db, 'id', ids),
  recordingId: (db, ids) => consultedRecordings(db, 'id', ids),
  recordingIds: (db, ids) => consultedRecordings(db, 'id', ids),
  // What one scan or recording holds may belong to several cases.
  sha256: async (db, ids) => [
    ...(await consultedRecordings(db, 'sha256', ids)),
    ...(await consultedAttachments(db, 'sha256', ids)),
  ],
  jobId: async (db, ids) => whole('case')(db, await casesOfJobs(db, ids)),
};

/** What stands behind these, as the register of consultations names it; what belongs to no case is left out. */
export async function findConsulted(
  db: Reader,
  asked: readonly ConsultedId[],
): Promise<readonly Consulted[]> {
  const found: Consulted[] = [];
  for (const [key, those] of Map.groupBy(asked, (one) => one.key))
    found.push(
      ...(await finders[key](
        db,
        those.map(({ id }) => id),
      )),
    );
  return found;
}
