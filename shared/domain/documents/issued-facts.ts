import type { IsoDate } from '../../lib/date.ts';
import type { CaseFacts } from './template.ts';

/** A finalised document as later documents of its case refer to it. */
export interface IssuedDocument {
  readonly templateNumber: number;
  readonly documentNumber?: string | undefined;
  readonly date?: IsoDate | undefined;
}

/** 实施行政强制措施决定书 */
const MEASURE = [21];
/** 行政处罚告知书 */
const NOTICE = [37];
/** 当场行政处罚决定书、行政处罚决定书、不予行政处罚决定书 */
const DECISIONS = [44, 45, 46];

/** Numbers and dates that documents of a case take from those issued before them; the last issued counts. */
export function issuedFacts(issued: readonly IssuedDocument[]): CaseFacts {
  const last = (numbers: readonly number[]) =>
    issued.findLast((document) => numbers.includes(document.templateNumber));
  const notice = last(NOTICE)?.documentNumber;
  const { documentNumber: decision, date: decidedOn } = last(DECISIONS) ?? {};
  const { documentNumber: measure, date: measuredOn } = last(MEASURE) ?? {};
  return {
    ...(notice === undefined ? {} : { 'facts.noticeNumber': notice }),
    ...(decision === undefined ? {} : { 'facts.decisionNumber': decision }),
    ...(decidedOn === undefined ? {} : { 'facts.decisionOn': decidedOn }),
    ...(measure === undefined ? {} : { 'facts.measureNumber': measure }),
    ...(measuredOn === undefined ? {} : { 'facts.measureOn': measuredOn }),
  };
}

/** How a 送达回证 names the document it serves: 行政处罚决定书（濮市监处罚〔2026〕1号）. */
export function nameWithNumber(title: string, documentNumber: string | undefined): string {
  return documentNumber === undefined ? title : `${title}（${documentNumber}）`;
}
