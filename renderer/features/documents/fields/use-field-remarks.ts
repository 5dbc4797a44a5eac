import { useContext } from 'react';
import { genderWarning } from '#shared/domain/cases/gender.ts';
import type { DateRemark } from '#shared/domain/documents/date-checks/date-remark.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { useSessionPart } from '../session/use-session.ts';
import { DateFactsContext, remarksOf } from '../values/date-remarks.ts';

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
