import { listActs } from '../features/archive/chain/acts.repository.ts';
import { furtherParties } from '../features/cases/cases.ts';
import { createDocuments } from '../features/documents/documents.ts';
import type { Intake } from '../features/intake/intake.ts';
import { paymentsOfCase } from '../features/money/money.ts';
import { createOutput } from '../features/output/output.ts';
import type { Procedure } from '../features/procedure/procedure.ts';
import { serviceRecipients } from '../features/service/service.ts';
import { createVolumes } from '../features/volumes/volumes.ts';
import type { CasesRoom } from './cases.ts';
import type { Ground } from './ground.ts';

/** Documents, volumes, and what leaves the house. */
export type PapersRoom = ReturnType<typeof furnishPapers>;

interface OtherRooms extends Pick<CasesRoom, 'cases' | 'events'> {
  readonly intake: Intake;
  /** what the way of a case asks for; it is furnished after the documents it stands on */
  readonly kindsOnWay: Procedure['kindsOnWay'];
}

export function furnishPapers(
  { archive, options, data, calendars, counting, settings, people, jobs, library, typesetter }: Ground,
  { cases, events, intake, kindsOnWay }: OtherRooms,
) {
  const documents = createDocuments({
    archive,
    settings,
    cases,
    people,
    library,
    typesetter,
    counting,
    calendarData: () => calendars.state(),
    timeline: (caseId) => events.timeline(caseId),
    penaltyAmounts: data.law.amounts,
    paperReceipts: (caseId) => volumes.paperReceipts(caseId),
    recipients: (caseId) => serviceRecipients(archive.db, caseId),
    payments: (caseId) => paymentsOfCase(archive.db, caseId),
    parties: (caseId) => furtherParties(archive.db, caseId),
  });
  const recordings = {
    recordingsOf: (caseId: string) => intake.recordings({ caseId }),
    pictureOf: (sha256: string) => intake.derivedPath(sha256, 'poster'),
  };
  const volumes = createVolumes({
    archive,
    jobs,
    cases,
    documents,
    settings,
    typesetter,
    filingOrders: data.filingOrders.byId,
    counting,
    kindsOnWay,
    ...recordings,
  });
  const output = createOutput({
    archive,
    jobs,
    cases,
    documents,
    settings,
    volumes,
    actsOf: (query) => listActs(archive.db, query),
    handFolder: (path) => options.folders.hand(path),
    ...recordings,
  });
  return { documents, volumes, output };
}
