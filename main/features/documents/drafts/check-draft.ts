import { checkValue, missingFields } from '#shared/domain/documents/values/check-values.ts';
import { impossibleSpan } from '#shared/domain/documents/values/date-spans.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import { undrawableIn } from '#shared/domain/documents/page/unprinted.ts';
import { withoutLimits } from '#shared/domain/documents/template/without-limits.ts';
import { ProblemError } from '#shared/lib/problem.ts';

/**
 * Refuses values that do not fit their fields: nothing is saved half. `invalid-input` names the field.
 * A draft keeps words that are too long (`overlong`): they would be lost otherwise, and it is not issued with them.
 */
export function refuseMisfits(
  template: Template,
  own: Values,
  { overlong = false }: { readonly overlong?: boolean } = {},
): void {
  for (const [id, value] of Object.entries(own)) {
    const field = template.fields.find((one) => one.id === id);
    if (field === undefined) {
      throw new ProblemError('invalid-input', `“${template.name}”没有“${id}”这一栏，没有保存。`, {
        field: id,
      });
    }
    if (field.computed === true) {
      throw new ProblemError('invalid-input', `“${field.label}”由程序填写，不能手工输入。`, { field: id });
    }
    const problem = checkValue(overlong ? withoutLimits(field) : field, value);
    if (problem !== undefined) throw new ProblemError('invalid-input', problem, { field: id });
  }
}

const NAMED = 3;

/** Refuses to issue a document with open, wrong or impossible blanks: `blocked-by-rule` names the first of them. */
export function refuseUnfinished(template: Template, values: Values): void {
  for (const field of template.fields) {
    const problem = checkValue(field, values[field.id]);
    if (problem !== undefined) {
      throw new ProblemError('blocked-by-rule', `不能定稿：${problem}`, { field: field.id });
    }
  }
  const span = impossibleSpan(template, values);
  if (span !== undefined) {
    throw new ProblemError(
      'blocked-by-rule',
      `不能定稿：“${span.end.label}”早于“${span.start.label}”，请改正其中一个。`,
      { field: span.end.id },
    );
  }
  const missing = missingFields(template, values);
  const [first] = missing;
  if (first === undefined) return;
  const names = missing.slice(0, NAMED).map((field) => `“${field.label}”`);
  const rest = missing.length > NAMED ? `等${missing.length.toString()}项` : '';
  throw new ProblemError(
    'blocked-by-rule',
    `不能定稿：还没有填写${names.join('、')}${rest}。请补充后再定稿。`,
    {
      field: first.field,
      missing: missing.length,
    },
  );
}

/**
 * Refuses to issue words no font can draw: they would stand as 〓 on paper that cannot be changed any more.
 * `blocked-by-rule` names the field and the character.
 */
export function refuseUndrawable(
  template: Template,
  values: Values,
  undrawable: (text: string) => readonly string[],
): void {
  for (const { id, label } of template.fields) {
    const [sign] = undrawableIn(values[id], undrawable);
    if (sign === undefined) continue;
    throw new ProblemError(
      'blocked-by-rule',
      `不能定稿：“${label}”中的“${sign}”没有字形，印出来是“〓”。请改用能印的文字。`,
      { field: id },
    );
  }
}
