import { type Change, changesBetween, type Entries } from '../../lib/changes.ts';
import { caseFacts, isCaseFactPath } from '../documents/case-facts.ts';
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

function entriesOf({ party, officers, facts, ...it }: EnteredCase): Entries {
  return [
    ['案由', it.cause],
    ['案件来源', caseSourceNames[it.source]],
    ['案源内容', it.sourceText],
    ['发现线索日期', it.clueOn],
    ['适用程序', procedureNames[it.procedure]],
    ['办案人员', officers.map(({ name }) => name).join('、')],
    ['办案机构', it.handlingUnit],
    ['当事人类型', partyKindNames[party.kind]],
    ['当事人', party.name],
    ['主体资格证照名称', party.licenceName],
    ['统一社会信用代码', party.creditCode],
    ['住所（住址）', party.domicile],
    ['法定代表人（负责人、经营者）', party.legalRepresentative],
    ['身份证件', idKindNames[party.idKind]],
    ['身份证件号码', party.idNumber],
    ['联系电话', party.phone],
    ['其他联系方式', party.otherContact],
    ...factEntries(facts),
  ];
}

/** What a clerk changed in the entry of a case, from what to what. */
export const caseChanges = (before: EnteredCase, after: EnteredCase): readonly Change[] =>
  changesBetween(entriesOf(before), entriesOf(after));

/** The same for the facts alone. */
export const factChanges = (before: EnteredCase['facts'], after: EnteredCase['facts']): readonly Change[] =>
  changesBetween(factEntries(before), factEntries(after));
