import type { StageDocument } from '#shared/domain/cases/stage-of.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { listDocuments } from '../context/documents.repository.ts';

/** 立案/不予立案审批表 */
const FILING_APPROVAL = 7;

/** The documents of a case as far as its stage depends on them. */
export async function stageDocuments(db: Db, caseId: string): Promise<readonly StageDocument[]> {
  const documents = await listDocuments(db, caseId);
  const templateOf = (id: string | undefined) =>
    documents.find((document) => document.id === id)?.templateNumber;
  return documents.map(({ templateNumber, state, date, servesDocumentId, fixed }) => ({
    templateNumber,
    state,
    date,
    servesTemplateNumber: templateOf(servesDocumentId),
    filingRefused: templateNumber === FILING_APPROVAL && fixed?.['decision'] === '不予立案',
  }));
}
