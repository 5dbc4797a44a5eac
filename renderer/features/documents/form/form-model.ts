import {
  checkValue,
  missingFields,
  rowsOf,
  withoutBlankTail,
} from '#shared/domain/documents/values/check-values.ts';
import { holds, isEmptyValue } from '#shared/domain/documents/template/conditions.ts';
import type { DateRemark } from '#shared/domain/documents/date-checks/date-remark.ts';
import { printValue } from '#shared/domain/documents/page/print-value.ts';
import type { Field, Template, Values } from '#shared/domain/documents/template/template.ts';
import { inPageOrder, pageOrder } from './page-order.ts';

export interface FormSection {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What still has to be done about one field, as a sentence. */
export interface OpenItem {
  readonly field: string;
  readonly label: string;
  readonly sentence: string;
  readonly kind: 'missing' | 'wrong';
}

/**
 * The sections of the entry form: fields in the order of the page, sections in the order of their first field.
 * Fields the program fills (computed) are left out: nobody types them.
 */
export function formSections(template: Template): readonly FormSection[] {
  const order = pageOrder(template);
  const place = new Map(order.map((id, index) => [id, index]));
  const byId = new Map(template.fields.map((field) => [field.id, field]));
  return template.sections
    .map((section) => ({
      title: section.title,
      fields: inPageOrder(
        section.fields.flatMap((id) => byId.get(id) ?? []).filter((field) => field.computed !== true),
        order,
      ),
    }))
    .filter((section) => section.fields.length > 0)
    .sort((a, b) => firstPlace(a, place) - firstPlace(b, place));
}

const firstPlace = (section: FormSection, place: ReadonlyMap<string, number>): number =>
  place.get(section.fields[0]?.id ?? '') ?? place.size;

/** Whether the field matters for what was entered so far (`when`). */
export const isShown = (field: Field, values: Values): boolean =>
  field.when === undefined || holds(field.when, values);

/** Every open or wrong field of the whole form, in the order in which the form shows them. */
export function openItems(
  template: Template,
  sections: readonly FormSection[],
  values: Values,
): readonly OpenItem[] {
  // An empty row at the end of a list is a place to write in, not a blank of the paper.
  const written = Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const rows = rowsOf(value);
      return [id, rows.length === 0 ? value : withoutBlankTail(rows)] as const;
    }),
  );
  const missing = new Map(missingFields(template, written).map((one) => [one.field, one.label]));
  const items: OpenItem[] = [];
  for (const field of sections.flatMap((section) => section.fields)) {
    if (!isShown(field, values)) continue;
    const wrong = checkValue(field, values[field.id]);
    if (wrong !== undefined)
      items.push({ field: field.id, label: field.label, sentence: wrong, kind: 'wrong' });
    else if (missing.has(field.id)) {
      items.push({
        field: field.id,
        label: field.label,
        sentence: `“${field.label}”尚未填写。`,
        kind: 'missing',
      });
    }
  }
  return items;
}

/** The open items with what dates cannot be: an end before its beginning stands in the way of issuing. */
export function refusedDates(
  items: readonly OpenItem[],
  template: Template,
  remarks: readonly DateRemark[],
): readonly OpenItem[] {
  const refused = remarks.filter(({ level }) => level === 'refusal');
  if (refused.length === 0) return items;
  return [
    ...items,
    ...refused.map(({ field, sentence }): OpenItem => {
      const label = template.fields.find(({ id }) => id === field)?.label ?? field;
      return { field, label, sentence, kind: 'wrong' };
    }),
  ];
}

/** Open items per section title, for `还差 n`. */
export function openBySection(
  sections: readonly FormSection[],
  items: readonly OpenItem[],
): ReadonlyMap<string, number> {
  const open = new Set(items.map((item) => item.field));
  return new Map(
    sections.map((section) => [section.title, section.fields.filter((field) => open.has(field.id)).length]),
  );
}

/** The next open field after `current` (wrapping round), for the state line at the foot. */
export function nextOpen(items: readonly OpenItem[], current: string | undefined): OpenItem | undefined {
  const at = items.findIndex((item) => item.field === current);
  return items[(at + 1) % Math.max(items.length, 1)];
}

/** Fields one reads through before the document leaves, even when the case filled them. */
const toBeRead: ReadonlySet<Field['type']> = new Set(['longtext', 'rows', 'qa', 'dialogue']);

/**
 * A section that cannot apply: none of its fields matters for what was entered, or all of them ask for facts of the party
 * that a party of its kind does not have (a company has no name of a person). It may still be opened and filled in.
 */
export const cannotApply = ({ fields }: FormSection, values: Values): boolean =>
  fields
    .filter((field) => isShown(field, values))
    .every(
      ({ id, from, required }) =>
        !required && from?.startsWith('party.') === true && isEmptyValue(values[id]),
    );

/**
 * Sections that are opened folded: those that cannot apply, and those that need nothing any more. Of the latter every
 * field is short and in order, and all are filled, or what is filled came from the case.
 */
export function settledSections(
  sections: readonly FormSection[],
  values: Values,
  origins: Readonly<Record<string, string>>,
  items: readonly OpenItem[],
): ReadonlySet<string> {
  const open = new Set(items.map((item) => item.field));
  return new Set(
    sections
      .filter((section) => {
        if (cannotApply(section, values)) return true;
        const shown = section.fields.filter((field) => isShown(field, values));
        if (shown.some((field) => toBeRead.has(field.type) || open.has(field.id))) return false;
        const filled = shown.every(({ id }) => !isEmptyValue(values[id]));
        const given = shown.some(({ id }) => origins[id] === 'case');
        // Defaults alone have been seen by nobody yet.
        const typed = shown.some(({ id }) => origins[id] === 'document');
        return (
          (filled && (given || typed)) ||
          (given && shown.every(({ id, required }) => origins[id] === 'case' || !required))
        );
      })
      .map((section) => section.title),
  );
}

const SUMMARY_VALUES = 3;

/** The first values of a section in a line, for its head while it is folded. */
export function sectionSummary(section: FormSection, values: Values): string {
  return section.fields
    .flatMap((field) => {
      const value = values[field.id];
      return value === undefined || isEmptyValue(value)
        ? []
        : [printValue(field, value).replace(/\s+/g, ' ')];
    })
    .filter((words) => words !== '')
    .slice(0, SUMMARY_VALUES)
    .join(' · ');
}
