import { unreachable } from '../../../lib/assert.ts';
import { sameValue } from './compare-values.ts';
import { isEmptyValue } from '../template/conditions.ts';
import type { Field, FieldValue, Template, Values } from '../template/template.ts';

/**
 * What may be taken from a document of another case. `words`: wording, law and reasons. `facts`: what happened there,
 * offered but never taken unless chosen. Never offered: parties, officers, numbers and days of documents, and what the
 * program or the bureau fills in.
 */
export type CopyKind = 'words' | 'facts';

/** Case facts that tell what happened, in words one may start from. */
const TOLD = new Set([
  'facts.place',
  'facts.process',
  'facts.facts',
  'facts.evidence',
  'facts.goods',
  'facts.noticeAndDefence',
  'facts.penalties',
  'facts.proposedPenalty',
]);
/** Case facts that are law and wording. */
const WORDING = new Set([
  'facts.suspectedAct',
  'facts.legalBasis',
  'facts.inspectionSubject',
  'facts.measureKind',
  'facts.qualification',
  'facts.discretion',
  'facts.violatedProvision',
  'facts.penaltyBasis',
]);

/** undefined: not to be taken over. */
export function copyKind(field: Field): CopyKind | undefined {
  if (field.computed === true) return undefined;
  if (field.from !== undefined) {
    return WORDING.has(field.from) ? 'words' : TOLD.has(field.from) ? 'facts' : undefined;
  }
  switch (field.type) {
    case 'text':
    case 'longtext':
    case 'choice':
    case 'multichoice':
    case 'flag':
      return 'words';
    case 'rows':
    case 'qa':
    case 'dialogue':
    case 'number':
    case 'money':
      return 'facts';
    case 'person':
    case 'officer':
    case 'date':
    case 'datetime':
    case 'time':
    case 'documentNumber':
      return undefined;
    default:
      return unreachable(field.type);
  }
}

/** One field that can be taken over, both values side by side. */
export interface CopyChoice {
  readonly field: Field;
  readonly theirs: FieldValue;
  readonly mine: FieldValue | undefined;
  readonly kind: CopyKind;
  /** taken unless the clerk says otherwise: wording for a field that is still open */
  readonly proposed: boolean;
}

/** What the other document can give, in the order of the form. Values that are the same are left out. */
export function copyChoices(template: Template, theirs: Values, mine: Values): readonly CopyChoice[] {
  return template.fields.flatMap((field) => {
    const kind = copyKind(field);
    const value = theirs[field.id];
    if (kind === undefined || value === undefined || isEmptyValue(value)) return [];
    const own = mine[field.id];
    if (sameValue(own, value)) return [];
    return [{ field, theirs: value, mine: own, kind, proposed: kind === 'words' && isEmptyValue(own) }];
  });
}

const DAY = /\d{4}年\d{1,2}月\d{1,2}日/g;

/**
 * What of the other case the words of a value still hold: names of its party and officers, its numbers, and days. To be
 * looked at before the words stand in another case.
 */
export function tracesIn(value: FieldValue, names: readonly string[]): readonly string[] {
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  const held = names.filter((name) => name.trim().length > 1 && words.includes(name));
  return [...new Set([...held, ...(words.match(DAY) ?? [])])];
}
