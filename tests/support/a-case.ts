import type { CaseInput } from '#shared/contract/cases.ts';
import type { TestApp } from './temporary-archive.ts';

type Client = TestApp['client'];

/** A complete, invented case that can be entered as it is. */
export const practiceCase: Omit<CaseInput, 'officerIds'> = {
  source: 'supervision',
  sourceText: '日常监督检查中发现货架上的预包装食品未标明生产日期。',
  clueOn: '2026-03-02',
  party: {
    kind: 'organization',
    name: '濮阳市华龙区喆喆食品超市有限公司',
    licenceName: '营业执照',
    creditCode: '91410902MA9F0W0H3L',
    domicile: '濮阳市华龙区人民路88号',
    legalRepresentative: '王喆',
    idNumber: '410901199001011231',
    idKind: 'resident',
    phone: '0393-6660002',
    otherContact: '',
  },
  cause: '涉嫌经营标签不符合规定的食品案',
  procedure: 'ordinary',
  handlingUnit: '执法稽查科',
  facts: {},
};

/** The practice case with the officers of the archive, changed as wanted. */
export async function aCase(client: Client, changes: Partial<CaseInput> = {}): Promise<CaseInput> {
  const officers = await client.people.list({});
  return {
    ...practiceCase,
    officerIds: officers.flatMap(({ id, certificateNumber }) => (certificateNumber === '' ? [] : [id])),
    ...changes,
  };
}

/** Changes facts of a case in the knowledge of what they say now. */
export async function changeFacts(
  client: Pick<Client, 'cases'>,
  caseId: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const { facts: known } = await client.cases.get({ caseId });
  await client.cases.updateFacts({ caseId, facts, known });
}
