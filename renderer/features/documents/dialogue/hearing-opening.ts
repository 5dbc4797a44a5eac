import type { Case } from '#shared/contract/cases.ts';
import { isEmptyValue } from '#shared/domain/documents/template/conditions.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';

/**
 * What a hearing opens with, as far as the case knows it: who is there and how each was identified. Only blanks that
 * are still empty and that the template has; the clerk reads and mends them.
 */
export function hearingOpening(
  template: Template,
  values: Values,
  { party, officers, handlingUnit }: Pick<Case, 'party' | 'officers' | 'handlingUnit'>,
): Values {
  const known = officers.map(
    ({ name, department, certificateNumber }) =>
      `${name}，${department === '' ? handlingUnit : department}，执法证号${certificateNumber}`,
  );
  const person = party.kind === 'person';
  const represented = party.legalRepresentative;
  const identity = person
    ? `${party.name}，身份证件号码${party.idNumber}`
    : `${party.name}，法定代表人（负责人）${represented}，身份证件号码${party.idNumber}`;
  const words: Values = {
    present_list: `当事人${person ? party.name : `${party.name}的法定代表人（负责人）${represented}`}，办案人员${officers.map(({ name }) => name).join('、')}`,
    identity_party: `${identity}，经核对无误。`,
    identity_officers: `${known.join('；')}，经核对无误。`,
    answer_recusal: '不申请回避。',
  };
  return Object.fromEntries(
    Object.entries(words).filter(
      ([id]) => template.fields.some((field) => field.id === id) && isEmptyValue(values[id]),
    ),
  );
}
