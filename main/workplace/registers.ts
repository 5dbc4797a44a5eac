import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { present } from '#shared/lib/assert.ts';
import { furtherParties } from '../features/cases/cases.ts';
import { procedureDocuments } from '../features/documents/documents.ts';
import { createGoods } from '../features/goods/goods.ts';
import { casesOfRecordings } from '../features/intake/intake.ts';
import { createMoney } from '../features/money/money.ts';
import { createProcedure } from '../features/procedure/procedure.ts';
import { createService } from '../features/service/service.ts';
import { casesOfAttachments } from '../features/volumes/volumes.ts';
import { VOUCHER } from '../features/volumes/with-papers.ts';
import type { CasesRoom } from './cases.ts';
import { formsIn, type Ground } from './ground.ts';
import type { PapersRoom } from './papers.ts';

/** What happens beside the documents: service, the way as it is told, goods and money. */
export function furnishRegisters(
  ground: Ground,
  { cases, events, sources }: Pick<CasesRoom, 'cases' | 'events' | 'sources'>,
  { documents, volumes }: Pick<PapersRoom, 'documents' | 'volumes'>,
) {
  const { archive, data, settings, counting, library, nameOf, typesetter } = ground;
  const formsOf = async (caseId: string) => formsIn(ground, (await cases.get(caseId)).edition);
  const nameOfParty = async (caseId: string) => (await cases.get(caseId)).party.name;
  const service = createService({
    archive,
    documents,
    sources: { ...sources, parties: furtherParties, caseOf: (caseId) => cases.get(caseId) },
    receiptNumber: async (caseId) =>
      present((await formsOf(caseId))('service_receipt'), 'the edition has a 送达回证').number,
    holds: async (caseId, proof) => {
      const found =
        'attachmentId' in proof
          ? await casesOfAttachments(archive.db, [proof.attachmentId])
          : await casesOfRecordings(archive.db, [proof.recordingId]);
      return found.includes(caseId);
    },
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
  const procedure = createProcedure({
    archive,
    sources,
    ownLanes: data.lanes.own,
    formsOf,
    nameOf,
    unserved: (caseId) => service.unserved(caseId),
    nameOfParty,
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
  const goods = createGoods({
    archive,
    typesetter,
    documents: procedureDocuments,
    clocks: (caseId) => events.clocks(caseId),
    aboutCase: async (caseId) => {
      const { caseNumber, party, edition } = await cases.get(caseId);
      return { bureau: (await settings.bureau()).name, caseNumber, party: party.name, edition };
    },
    casesOfAttachments,
    nameOf,
    formOf: (kind, edition) => library.all(edition).find(({ id }) => kindOf(id) === kind)?.number,
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
  const money = createMoney({
    archive,
    documents: procedureDocuments,
    timeline: (caseId) => events.timeline(caseId),
    counting,
    vouchers: async (caseId) =>
      (await volumes.attachments(caseId)).filter(({ material }) => material === VOUCHER),
    casesOfAttachments,
    nameOf,
    parties: furtherParties,
    nameOfParty,
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
  return { service, procedure, goods, money };
}
