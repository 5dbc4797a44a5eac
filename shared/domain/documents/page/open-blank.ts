import type { Field } from '../template/template.ts';
import type { BlankWidth } from './inline.ts';
import { type InlineScope, textOf } from './inline-scope.ts';
import type { BlankInline, TreeInline } from './tree.ts';

/** How wide an open blank is when the template does not say, em. */
const autoWidth = {
  text: 6,
  longtext: 12,
  person: 5,
  officer: 6,
  number: 2.5,
  money: 5,
  date: 6,
  datetime: 6,
  documentNumber: 8,
  choice: 5,
  multichoice: 5,
  rows: 6,
  qa: 6,
  dialogue: 6,
  flag: 1,
} as const;

/** Room for the value of a field that has none. */
export function openField(type: Field['type'], width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
  const field = scope.field === undefined ? {} : { field: scope.field };
  if (width.kind === 'bare') return [{ kind: 'gap', width: 1, ...field }];
  const plain = width.kind === 'plain' || (scope.inTable && width.kind === 'auto');
  if ((type === 'date' || type === 'datetime') && width.kind !== 'rest') {
    const date = dateBlank(scope, width, plain ? 'gap' : 'blank', scope.field);
    return type === 'date' ? date : [...date, ...timeBlank(scope, width, 3, plain)];
  }
  if (type === 'time') return timeBlank(scope, width, 0, plain);
  if (plain) return [{ kind: 'gap', width: scope.inTable ? 1 : autoWidth[type], ...field }];
  const blank = { ...openBlank(width, autoWidth[type]), ...field };
  if (scope.mode === 'filled') return [{ ...blank, lines: 0 }];
  const tail = width.kind === 'rest' ? width.tail : 0;
  if (tail === 0) return [blank];
  return [blank, { kind: 'lineBreak' }, { kind: 'blank', width: tail, lines: 0, ...field }];
}

export function openBlank(width: BlankWidth, auto: number): BlankInline {
  if (width.kind === 'rest') return { kind: 'blank', width: 'rest', lines: width.lines };
  return { kind: 'blank', width: width.kind === 'em' ? width.em : auto, lines: 0 };
}

/** Em of one part of a date or 文号: what the template says, or else what is usual. */
const partOf = (width: BlankWidth, index: number, usual: number): number =>
  width.kind === 'parts' || width.kind === 'plain' ? (width.ems?.[index] ?? usual) : usual;

/** `＿时＿分`; `first` is where the widths of its parts begin among those given. */
function timeBlank(
  scope: InlineScope,
  width: BlankWidth,
  first: number,
  plain: boolean,
): readonly TreeInline[] {
  const field = scope.field === undefined ? {} : { field: scope.field };
  return ['时', '分'].flatMap((word, index): readonly TreeInline[] => [
    plain
      ? { kind: 'gap', width: 1.5, ...field }
      : { kind: 'blank', width: partOf(width, first + index, 1), lines: 0, ...field },
    textOf(word, scope),
  ]);
}

/** The parts of a date: with a line to write on, with bare gaps, or underlined throughout. */
export function dateBlank(
  scope: InlineScope,
  width: BlankWidth,
  style: 'blank' | 'gap' | 'underlined',
  fieldId: string | undefined,
): readonly TreeInline[] {
  const field = fieldId === undefined ? {} : { field: fieldId };
  const unit = style === 'underlined' ? { ...scope, underline: true } : scope;
  const usual = style === 'blank' ? [2, 1, 1] : [2.5, 1.5, 1.5];
  return ['年', '月', '日'].flatMap((word, index): readonly TreeInline[] => {
    const em = partOf(width, index, usual[index] ?? 1);
    const part: TreeInline =
      style === 'blank'
        ? { kind: 'blank', width: em, lines: 0, ...field }
        : {
            kind: 'gap',
            width: em,
            ...(style === 'underlined' ? { underline: true as const } : {}),
            ...field,
          };
    return [part, textOf(word, unit)];
  });
}

/** `＿＿市监罚告〔＿＿〕＿号` */
export function numberBlank(field: Field, width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
  const part = (index: number, usual: number): BlankInline => ({
    kind: 'blank',
    width: partOf(width, index, usual),
    lines: 0,
    field: field.id,
  });
  return [
    part(0, 1),
    textOf(`${field.numbering ?? ''}〔`, scope),
    { ...part(1, 2), glued: true },
    textOf('〕', scope),
    part(2, 1),
    textOf('号', scope),
  ];
}
