import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { genderWarning } from '#shared/domain/cases/gender.ts';
import type { DateFacts } from '#shared/domain/documents/date-checks/date-facts.ts';
import type { DateRemark } from '#shared/domain/documents/date-checks/date-remark.ts';
import { dateRemarks } from '#shared/domain/documents/date-checks/date-remarks.ts';
import type { Template, Values } from '#shared/domain/documents/template.ts';
import { api } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { useSessionPart } from '../session/use-session.ts';

/** The facts the dates of the open document are held against; undefined until they are known. */
export const DateFactsContext = createContext<DateFacts | undefined>(undefined);

export const useDateFacts = (documentId: string): DateFacts | undefined =>
  useQuery(api.documents.dateFacts.queryOptions({ input: { documentId } })).data;

interface Looked {
  readonly facts: DateFacts;
  readonly remarks: readonly DateRemark[];
}

const NONE: readonly DateRemark[] = [];

/** Every field asks about the same values; they are looked through once. */
const looked = new WeakMap<Values, Looked>();

export function remarksOf(
  template: Template,
  values: Values,
  facts: DateFacts | undefined,
): readonly DateRemark[] {
  if (facts === undefined) return NONE;
  const known = looked.get(values);
  if (known?.facts === facts) return known.remarks;
  const remarks = dateRemarks(template, values, facts, today());
  looked.set(values, { facts, remarks });
  return remarks;
}

/** What the dates bring up about one field, as one text per level; the field is drawn again only when it changes. */
export function useFieldRemarks(session: DraftSession, field: string) {
  const facts = useContext(DateFactsContext);
  const sentences = (level: DateRemark['level']) => (state: ReturnType<DraftSession['current']>) =>
    remarksOf(session.template, state.draft.values, facts)
      .filter((remark) => remark.field === field && remark.level === level)
      .map((remark) => remark.sentence)
      .join('\n');
  const refusals = useSessionPart(session, sentences('refusal'));
  const dates = useSessionPart(session, sentences('warning'));
  const gender = useSessionPart(session, ({ draft }) =>
    field === 'gender' ? genderRemark(session.template, draft.values) : '',
  );
  return { refusals, warnings: [dates, gender].filter((text) => text !== '').join('\n') };
}

/** Rules by which the dates of one field have spoken already, joined by blanks. */
export function useRemarkedRules(session: DraftSession, field: string): string {
  const facts = useContext(DateFactsContext);
  return useSessionPart(session, ({ draft }) =>
    remarksOf(session.template, draft.values, facts)
      .filter((remark) => remark.field === field)
      .map(({ rule }) => rule)
      .join(' '),
  );
}

/** A gender beside the identity number of the same person. */
function genderRemark(template: Template, values: Values): string {
  const number = template.fields.find(({ id }) => id.endsWith('id_number'));
  const [gender, typed] = [values['gender'], number === undefined ? undefined : values[number.id]];
  return (
    (typeof gender === 'string' && typeof typed === 'string' ? genderWarning(gender, typed) : undefined) ?? ''
  );
}
