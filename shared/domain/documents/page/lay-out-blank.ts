import { isEmptyValue } from '../template/conditions.ts';
import type { FieldValue } from '../template/template.ts';
import type { BlankWidth, DatePart } from './inline.ts';
import { columnOf, type InlineScope, textOf, valueOf } from './inline-scope.ts';
import { emsOf } from './inline-width.ts';
import { dateBlank, numberBlank, openBlank, openField } from './open-blank.ts';
import { printable } from './printable.ts';
import { datePart, printCell, printValue } from './print-value.ts';
import type { TreeInline } from './tree.ts';

/** A blank of the template: what is filled in there, or room to write it by hand. */
export function layOutBlank(id: string, width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
  switch (id) {
    case '_':
      return [openBlank(width, 6)];
    case '_date':
      return dateBlank(scope, width, width.kind === 'plain' ? 'gap' : 'underlined', undefined);
    case '#':
      return scope.row === undefined ? [] : [textOf((scope.row.index + 1).toString(), scope)];
    case '#page':
    case '#pages':
      if (scope.mode === 'blank') return [{ kind: 'gap', width: 1 }];
      return [
        {
          kind: id === '#page' ? 'pageNumber' : 'pageTotal',
          font: scope.font,
          ...(scope.bold ? { bold: true as const } : {}),
        },
      ];
    default:
      return fieldBlank(id, width, scope);
  }
}

function fieldBlank(id: string, width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
  const column = columnOf(id, scope);
  if (column !== undefined && scope.row !== undefined) {
    const path = `${scope.row.field.id}[${scope.row.index.toString()}].${id}`;
    const value = scope.row.row?.[id] ?? '';
    if (value.trim() !== '') return printed(printCell(column, value), width, { ...scope, field: path });
    return openField(column.type, width, { ...scope, field: path });
  }
  const field = scope.fields.get(id);
  if (field === undefined) return [];
  const value = valueOf(id, scope);
  if (width.kind === 'part') return [partOfDate(value, width.part, { ...scope, field: id })];
  if (value !== undefined && !isEmptyValue(value))
    return printed(printValue(field, value), width, { ...scope, field: id });
  if (field.type === 'documentNumber') return numberBlank(field, width, { ...scope, field: id });
  return openField(field.type, width, { ...scope, field: id });
}

/** `2026`, `4` or `20`, or room to write it by hand. */
function partOfDate(value: FieldValue | undefined, part: DatePart, scope: InlineScope): TreeInline {
  const digits = typeof value === 'string' ? datePart(value, part) : undefined;
  if (digits !== undefined) return textOf(digits, scope);
  return {
    kind: 'gap',
    width: part === 'year' ? 2.5 : 1,
    ...(scope.field === undefined ? {} : { field: scope.field }),
  };
}

/** A value, and where the template wants it the rest of the blank's width so that columns line up. */
function printed(text: string, width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
  const words = textOf(printable(text), scope);
  if (width.kind !== 'em' || !width.keep) return [words];
  return [words, { kind: 'gap', width: Math.max(1, width.em - emsOf(text)) }];
}
