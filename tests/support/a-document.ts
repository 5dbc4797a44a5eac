import { present } from '#shared/lib/assert.ts';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import type { Case } from '#shared/contract/cases.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { aCase } from './a-case.ts';
import type { TestApp } from './temporary-archive.ts';

type Client = TestApp['client'];

export const PENALTY_NOTICE = 37;
export const PENALTY_DECISION = 45;
export const SERVICE_RECEIPT = 50;

/** Shared facts of a case that a notice and a decision print. */
export const decisionFacts = {
  process: '2026年3月2日，本局执法人员张䶮、李喆对当事人进行检查。',
  facts: '当事人销售的预包装食品未标明生产日期，货值金额120.00元。',
  evidence: '1.现场笔录一份，证明检查当日在售的事实。\n2.询问笔录一份，证明购进和销售的数量。',
  proposedPenalty: '罚款5000.00元。',
  qualification: '当事人的行为构成经营标签不符合规定的食品。',
  discretion: '当事人主动改正，予以从轻处罚。',
  violatedProvision: '《中华人民共和国食品安全法》第六十七条第一款',
  penaltyBasis: '《中华人民共和国食品安全法》第一百二十五条第一款第二项',
  penalties: '没收涉案食品；\n罚款5000.00元。',
  noticeAndDefence: '当事人在法定期限内未提出陈述、申辩意见。',
};

export async function aDecisionCase(client: Client): Promise<Case> {
  return client.cases.create(await aCase(client, { facts: decisionFacts }));
}

/** What a document still needs once the case has its facts. */
const own: Readonly<Record<number, Values>> = {
  [PENALTY_NOTICE]: { right: '陈述申辩' },
  [PENALTY_DECISION]: {},
  [SERVICE_RECEIPT]: {
    service_time: '2026-03-12T10:00',
    service_place: '濮阳市华龙区人民路88号',
    service_method: '直接送达',
  },
};

/** A draft in which nothing is missing. */
export async function aReadyDraft(
  client: Client,
  caseId: string,
  templateNumber: number,
  more: Values = {},
  servesDocumentId?: string,
): Promise<AnjuanDocument> {
  const draft = await client.documents.create({ caseId, templateNumber, servesDocumentId });
  const values = { ...draft.own, ...present(own[templateNumber], 'values of the template'), ...more };
  return client.documents.save({ documentId: draft.id, revision: draft.revision, own: values });
}

/** An issued document. */
export async function anIssued(
  client: Client,
  caseId: string,
  templateNumber: number,
  more: Values = {},
  servesDocumentId?: string,
): Promise<AnjuanDocument> {
  const { id, revision } = await aReadyDraft(client, caseId, templateNumber, more, servesDocumentId);
  return client.documents.finalise({ documentId: id, revision });
}
