import { join } from 'node:path';
import { readPenaltyAmounts } from '#main/platform/rule-data/penalty-amounts.ts';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { present } from '#shared/lib/assert.ts';
import { checkCase } from '#shared/domain/documents/contradictions/check-case.ts';
import type { CheckedCase, CheckedDocument } from '#shared/domain/documents/contradictions/checked-case.ts';
import type { Finding } from '#shared/domain/documents/contradictions/finding.ts';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import { effectiveValues } from '#shared/domain/documents/values/effective-values.ts';
import { documentTitle } from '#shared/domain/documents/page/lay-out.ts';
import { partyFacts } from '#shared/domain/documents/facts/party-facts.ts';
import type { CaseFacts, Template, Values } from '#shared/domain/documents/template/template.ts';
import { practiceCase } from './a-case.ts';
import { shippedCounting } from './shipped-counting.ts';
import { resourcesRoot } from './temporary-archive.ts';

const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));

const limitsDir = join(resourcesRoot, 'resources', 'limits');
const amounts = await readPenaltyAmounts(join(limitsDir, 'penalty-amounts.yaml'));

/** Every official template. */
export const officials: readonly Template[] = templates;

/** An official template by its number. */
export const official = (number: number): Template =>
  present(
    templates.find((template) => template.number === number),
    `template ${number.toString()}`,
  );

/** What the invented case lends to its documents. */
export const caseFactsNow: CaseFacts = {
  'bureau.name': '濮阳市市场监督管理局',
  'bureau.abbreviation': '濮市监',
  'case.title': '濮阳市华龙区喆喆食品超市有限公司涉嫌经营标签不符合规定的食品案',
  'case.cause': practiceCase.cause,
  'case.officers': '张三\n李喆',
  ...partyFacts(practiceCase.party),
  'officer1.name': '张三',
  'officer1.certificateNumber': '16090001001',
  'officer2.name': '李喆',
  'officer2.certificateNumber': '16090001002',
  'facts.listNumber': '2026-001',
};

let made = 0;

/** A document as the rules see it: what is typed over what the case lends. */
export function aDocument(
  number: number,
  own: Values = {},
  more: Partial<Omit<CheckedDocument, 'template' | 'own'>> = {},
): CheckedDocument {
  const template = official(number);
  const values = more.values ?? effectiveValues(template, caseFactsNow, own).values;
  return {
    id: `document-${(++made).toString()}`,
    template,
    title: documentTitle(template, values),
    state: 'draft',
    values,
    own,
    date: documentDate(template, values),
    ...more,
  };
}

/** The invented case with these documents. */
export const aCheckedCase = (
  documents: readonly CheckedDocument[],
  more: Partial<CheckedCase> = {},
): CheckedCase => ({
  caseId: 'case-1',
  clueOn: '2026-03-02',
  facts: caseFactsNow,
  officers: [
    { name: '张三', certificateNumber: '16090001001', certificateValidUntil: '2030-12-31' },
    { name: '李喆', certificateNumber: '16090001002', certificateValidUntil: '2030-12-31' },
  ],
  namesakes: new Set(),
  handling: { now: ['张三', '李喆'], changes: [], recused: [] },
  documents,
  register: [],
  numberings: templates.flatMap(({ numbering }) => (numbering === undefined ? [] : [numbering])),
  elsewhere: [],
  paperReceipts: [],
  recipients: [],
  remedies: [],
  payments: [],
  performed: [],
  parties: [],
  counting: shippedCounting,
  amounts,
  today: '2026-03-05',
  ...more,
});

/** What one rule finds. */
export const found = (
  rule: string,
  documents: readonly CheckedDocument[],
  more: Partial<CheckedCase> = {},
): readonly Finding[] => checkCase(aCheckedCase(documents, more)).filter((finding) => finding.rule === rule);

/** Fields named by findings, in order. */
export const fieldsOf = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ places }) => places.map(({ field }) => field));
