import {
  basisOf,
  beginningOf,
  caseRights,
  createCaseEvents,
  createCases,
  createHandling,
  createParties,
  createRecusals,
  furtherParties,
} from '../features/cases/cases.ts';
import { documentsAbout, draftDocuments } from '../features/documents/documents.ts';
import { goodsStanding } from '../features/goods/goods.ts';
import { paymentsAbout, paymentsOfCase } from '../features/money/money.ts';
import { activePeople } from '../features/people/people.ts';
import { createKeptWays, toldAbout, type WaySources } from '../features/procedure/procedure.ts';
import { readDuties } from '../features/service/service.ts';
import { casesOfAttachments } from '../features/volumes/volumes.ts';
import { caseHappenings, papersOfCase } from './case-happenings.ts';
import { formsIn, type Ground } from './ground.ts';

/** The cases and what is read of them. */
export type CasesRoom = ReturnType<typeof furnishCases>;

/** Cases: what happened in them and what is next, who handles them and who may not, whom they are about. */
export function furnishCases(ground: Ground) {
  const { archive, settings, people, accounts, counting, library } = ground;
  const sources: WaySources = {
    lanes: ground.data.lanes.lanes,
    counting,
    today: () => archive.clock.today(),
    timeline: (caseId) => events.timeline(caseId),
    documents: async (db, caseId) => (await papersOfCase(db, caseId)).documents,
    drafts: draftDocuments,
    beginning: beginningOf,
    parties: furtherParties,
    goods: goodsStanding,
    payments: paymentsOfCase,
  };
  const ways = createKeptWays({
    archive,
    sources,
    formsIn: (edition) => formsIn(ground, edition),
    dutiesOf: async (db, caseId, about) => (await readDuties(db, caseId, about)).duties,
    rightsOf: caseRights,
    refresh: (tx, caseId) => events.refresh(tx, caseId),
    countedBy: () => basisOf(counting()).clocks,
    departments: async () => new Map((await people.list()).map(({ id, department }) => [id, department])),
    people: activePeople,
  });
  // What happened and what is next are written by one act: each asks the other.
  const events = createCaseEvents({
    archive,
    happened: caseHappenings,
    counting,
    written: (tx, caseId, derived) => ways.write(tx, caseId, derived),
    writtenDiffers: (db, caseId, derived) => ways.differs(db, caseId, derived),
  });
  const cases = createCases({ archive, people, settings, edition: library.newestEdition, events });
  const handling = createHandling({ archive, people, accounts, refresh: events.refresh });
  const recusals = createRecusals({
    archive,
    accounts,
    people,
    refresh: events.refresh,
    holds: async (caseId, attachmentId) =>
      (await casesOfAttachments(archive.db, [attachmentId])).includes(caseId),
  });
  const parties = createParties({
    archive,
    caseOf: (caseId) => cases.get(caseId),
    usesOf: async (partyId) =>
      (await documentsAbout(archive.db, partyId)) +
      (await toldAbout(archive.db, partyId)) +
      (await paymentsAbout(archive.db, partyId)),
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
  return { sources, ways, events, cases, handling, recusals, parties };
}
