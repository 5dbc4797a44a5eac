import { allDecisions, type DocumentKind, isOfKind } from '../../procedure/timeline/document-kind.ts';
import type { IsoDate } from '../../../lib/date.ts';
import type { CaseFactPath } from '../template/case-facts.ts';
import type { CaseFacts } from '../template/template.ts';

/** A finalised document as later documents of its case refer to it. */
export interface IssuedDocument {
  readonly templateId: string;
  readonly title?: string | undefined;
  readonly documentNumber?: string | undefined;
  readonly date?: IsoDate | undefined;
}

/** Which issued documents settle which facts; the last issued of them counts. */
const sources: readonly {
  readonly kinds: readonly DocumentKind[];
  readonly number: CaseFactPath;
  readonly on?: CaseFactPath;
}[] = [
  // 先行登记保存证据通知书
  { kinds: ['evidence_preservation_notice'], number: 'facts.preservationNumber', on: 'facts.preservationOn' },
  // 实施行政强制措施决定书
  { kinds: ['compulsory_measure_decision'], number: 'facts.measureNumber', on: 'facts.measureOn' },
  // 延长行政强制措施期限决定书
  {
    kinds: ['compulsory_measure_extension'],
    number: 'facts.measureExtensionNumber',
    on: 'facts.measureExtensionOn',
  },
  // 行政处罚告知书
  { kinds: ['penalty_notice'], number: 'facts.noticeNumber', on: 'facts.noticeOn' },
  // 行政处罚听证通知书
  { kinds: ['hearing_notice'], number: 'facts.hearingNoticeNumber' },
  // 当场行政处罚决定书、行政处罚决定书、不予行政处罚决定书
  {
    kinds: ['on_the_spot_penalty_decision', 'penalty_decision', 'no_penalty_decision'],
    number: 'facts.decisionNumber',
    on: 'facts.decisionOn',
  },
  // 行政处罚决定履行催告书
  { kinds: ['performance_demand'], number: 'facts.demandNumber', on: 'facts.demandOn' },
];

/** The facts that issued documents settle, not the case. */
export const issuedPaths: ReadonlySet<CaseFactPath> = new Set(
  sources.flatMap(({ number, on }) => (on === undefined ? [number] : [number, on])),
);

/** Which day belongs to which number: `facts.noticeNumber` → `facts.noticeOn`. */
export const dayOfNumber: ReadonlyMap<CaseFactPath, CaseFactPath> = new Map(
  sources.flatMap(({ number, on }) => (on === undefined ? [] : [[number, on] as const])),
);

/** Numbers and dates that documents of a case take from those issued before them. */
export function issuedFacts(issued: readonly IssuedDocument[]): CaseFacts {
  const facts: Partial<Record<CaseFactPath, string>> = {};
  for (const { kinds, number, on } of sources) {
    const last = issued.findLast((document) => isOfKind(document.templateId, ...kinds));
    if (last?.documentNumber !== undefined) facts[number] = last.documentNumber;
    if (on !== undefined && last?.date !== undefined) facts[on] = last.date;
  }
  return { ...facts, ...announcedFacts(issued) };
}

/** 行政处罚告知书, 处罚决定书 of every kind, 履行催告书: what a 送达公告 serves, as a rule the last issued of them. */
const announced: readonly DocumentKind[] = ['penalty_notice', ...allDecisions, 'performance_demand'];

function announcedFacts(issued: readonly IssuedDocument[]): CaseFacts {
  const last = issued.findLast((document) => isOfKind(document.templateId, ...announced));
  if (last?.title === undefined) return {};
  const name = `《${last.title}》`;
  return {
    'facts.announcedName': name,
    'facts.announcedNameWithNumber': nameWithNumber(name, last.documentNumber),
    ...(last.date === undefined ? {} : { 'facts.announcedOn': last.date }),
  };
}

/** How a 送达回证 names the document it serves: 行政处罚决定书（濮市监处罚〔2026〕1号）. */
export function nameWithNumber(title: string, documentNumber: string | undefined): string {
  return documentNumber === undefined ? title : `${title}（${documentNumber}）`;
}
