import { type Change, changesBetween, type Entries } from '../../lib/changes.ts';
import { entriesOfForm, type FormField } from '../../lib/form-fields.ts';
import { caseFacts, isCaseFactPath } from '../documents/template/case-facts.ts';
import { type Party, partyKindNames } from './party.ts';
import { type CaseSource, caseSourceNames, type Procedure, procedureNames } from './stage.ts';

/** A case as it was entered, without what follows from its documents. */
export interface EnteredCase {
  readonly source: CaseSource;
  readonly sourceText: string;
  readonly clueOn: string;
  readonly party: Party;
  readonly cause: string;
  readonly procedure: Procedure;
  readonly handlingUnit: string;
  readonly officers: readonly { readonly name: string }[];
  readonly facts: Readonly<Record<string, string>>;
}

const idKindNames = { resident: '居民身份证', other: '其他证件' } as const;

const factEntries = (facts: EnteredCase['facts']): Entries =>
  Object.entries(facts).map(([key, words]) => {
    const path = `facts.${key}`;
    return [isCaseFactPath(path) ? caseFacts[path] : key, words];
  });

const field = (path: string, label: string, words: (it: EnteredForm) => string): FormField<EnteredForm> => ({
  path: path.split('.'),
  label,
  words,
});

/** A case as its form holds it: without the facts, which belong to the documents. */
export type EnteredForm = Omit<EnteredCase, 'facts'>;

/** The entry of a case, by where each part lies in its form. */
export const caseFields: readonly FormField<EnteredForm>[] = [
  field('cause', '案由', (it) => it.cause),
  field('source', '案件来源', (it) => caseSourceNames[it.source]),
  field('sourceText', '案源内容', (it) => it.sourceText),
  field('clueOn', '发现线索日期', (it) => it.clueOn),
  field('procedure', '适用程序', (it) => procedureNames[it.procedure]),
  field('officerIds', '办案人员', (it) => it.officers.map(({ name }) => name).join('、')),
  field('handlingUnit', '办案机构', (it) => it.handlingUnit),
  field('party.kind', '当事人类型', ({ party }) => partyKindNames[party.kind]),
  field('party.name', '当事人', ({ party }) => party.name),
  field('party.licenceName', '主体资格证照名称', ({ party }) => party.licenceName),
  field('party.creditCode', '统一社会信用代码', ({ party }) => party.creditCode),
  field('party.domicile', '住所（住址）', ({ party }) => party.domicile),
  field(
    'party.legalRepresentative',
    '法定代表人（负责人、经营者）',
    ({ party }) => party.legalRepresentative,
  ),
  field('party.idKind', '身份证件', ({ party }) => idKindNames[party.idKind]),
  field('party.idNumber', '身份证件号码', ({ party }) => party.idNumber),
  field('party.phone', '联系电话', ({ party }) => party.phone),
  field('party.otherContact', '其他联系方式', ({ party }) => party.otherContact),
];

const entriesOf = (it: EnteredCase): Entries => [...entriesOfForm(caseFields, it), ...factEntries(it.facts)];

/** What a clerk changed in the entry of a case, from what to what. */
export const caseChanges = (before: EnteredCase, after: EnteredCase): readonly Change[] =>
  changesBetween(entriesOf(before), entriesOf(after));

/** The same for the facts alone. */
export const factChanges = (before: EnteredCase['facts'], after: EnteredCase['facts']): readonly Change[] =>
  changesBetween(factEntries(before), factEntries(after));
