import { columnsOf } from '../values/check-values.ts';
import { isChosen, isEmptyValue } from '../template/conditions.ts';
import type { BlankWidth, DatePart, InlineNode } from './inline.ts';
import { parseInline } from './inline.ts';
import { isBarePlace } from '../../people/whole-name.ts';
import { emsOf } from './inline-width.ts';
import { printable } from './printable.ts';
import { datePart, printCell, printValue } from './print-value.ts';
import type {
  Column,
  Field,
  FieldValue,
  FontRole,
  LayOutMode,
  Option,
  Row,
  Values,
} from '../template/template.ts';
import type { BlankInline, TextInline, TreeInline } from './tree.ts';

/** The row a repeated block is being laid out for; without `row` an empty one. */
export interface RowScope {
  readonly field: Field;
  readonly index: number;
  readonly row?: Row;
}

/** What the words around a string decide about it. */
export interface InlineScope {
  readonly fields: ReadonlyMap<string, Field>;
  readonly values: Values;
  /** of the blank form: what is not left to be written by hand */
  readonly preprinted: Values;
  readonly mode: LayOutMode;
  /** characters of body size that fit on a line */
  readonly lineEms: number;
  readonly font: FontRole;
  readonly bold: boolean;
  readonly underline: boolean;
  /** inside a table the cell is the blank: no line under it */
  readonly inTable: boolean;
  /** a title is never underlined */
  readonly inTitle: boolean;
  /** text belongs to this field unless it says otherwise */
  readonly field?: string;
  readonly row?: RowScope;
}

/** A template string as inlines; `\n` in texts still stands for a new paragraph. */
export function layOutInline(source: string, scope: InlineScope): readonly TreeInline[] {
  return layOutNodes(parseInline(source), scope);
}

export function layOutNodes(nodes: readonly InlineNode[], scope: InlineScope): readonly TreeInline[] {
  return nodes.flatMap((node, index) => layOutNode(node, nodes[index + 1], scope));
}

function layOutNode(
  node: InlineNode,
  next: InlineNode | undefined,
  scope: InlineScope,
): readonly TreeInline[] {
  switch (node.kind) {
    case 'text':
      return [textOf(node.text, scope)];
    case 'gap':
      return [{ kind: 'gap', width: node.width }];
    case 'spring':
      return [{ kind: 'spring' }];
    case 'lineEnd':
      if (scope.mode !== 'blank') return [];
      // The words of a cell begin at its left edge and are not stretched.
      return [scope.inTable ? { kind: 'lineBreak' } : { kind: 'lineBreak', justify: true }];
    case 'bold':
      return layOutNodes(node.nodes, { ...scope, font: 'hei' });
    case 'underline':
      return layOutNodes(node.nodes, { ...scope, underline: scope.mode === 'blank' });
    case 'prompt':
      return scope.mode === 'blank' ? [promptOf(node, next, scope)] : [];
    case 'added':
      return scope.mode === 'filled' ? [textOf(node.text, scope)] : [];
    case 'bracket':
      return layOutBracket(node.id, node.nodes, scope);
    case 'optional':
      return scope.mode === 'blank' || !isEmptyValue(scope.values[node.id])
        ? layOutNodes(node.nodes, scope)
        : [];
    case 'choice':
      return layOutChoice(node, scope);
    case 'box':
      return layOutBox(node, scope);
    case 'blank':
      return [...layOutBlank(node.id, node.width, scope), ...layOutEnding(node, scope)];
  }
}

function textOf(text: string, scope: InlineScope): TextInline {
  return {
    kind: 'text',
    text,
    font: scope.font,
    ...(scope.bold ? { bold: true as const } : {}),
    ...(scope.underline && !scope.inTitle ? { underline: true as const } : {}),
    ...(scope.field === undefined ? {} : { field: scope.field }),
  };
}

/**
 * A prompt in parentheses is 楷体: bold unless it is a light one, on the line to write on where a lined blank follows,
 * and plain in a table (证据提取单). Any other, and one inside underlined words, stands in plain type.
 */
function promptOf(
  { text, light }: Extract<InlineNode, { kind: 'prompt' }>,
  next: InlineNode | undefined,
  scope: InlineScope,
): TextInline {
  if (!text.startsWith('（') || scope.underline) return textOf(text, scope);
  const lined = next?.kind === 'blank' && next.width.kind !== 'plain' && next.width.kind !== 'bare';
  const bold = !light && !scope.inTable;
  return textOf(text, { ...scope, font: 'kai', bold, underline: lined && !scope.inTable });
}

function layOutBracket(id: string, nodes: readonly InlineNode[], scope: InlineScope): readonly TreeInline[] {
  if (scope.mode === 'filled') return scope.values[id] === true ? layOutNodes(nodes, scope) : [];
  return [textOf('[', scope), ...layOutNodes(nodes, scope), textOf(']', scope)];
}

const optionNodes = (option: Option): readonly InlineNode[] =>
  option.text === undefined ? [{ kind: 'text', text: option.value }] : parseInline(option.text);

function layOutChoice(
  { id, words, plain }: Extract<InlineNode, { kind: 'choice' }>,
  scope: InlineScope,
): readonly TreeInline[] {
  const options = scope.fields.get(id)?.options ?? [];
  const inner = { ...scope, field: id };
  const printed = options.map((option, index) => words[index] ?? optionNodes(option));
  const chosen = printed.filter((_, index) => isChosen(scope.values[id], options[index]?.value ?? ''));
  if (scope.mode === 'filled' && chosen.length > 0) return joined(chosen, '、', inner);
  return joined(printed, '/', { ...inner, underline: plain !== true });
}

/** The words of what was chosen where the form has no more than a blank for it. */
function chosenWords(field: Field, scope: InlineScope): readonly TreeInline[] {
  const chosen = (field.options ?? []).filter((option) => isChosen(scope.values[field.id], option.value));
  return joined(chosen.map(optionNodes), '、', { ...scope, field: field.id });
}

const joined = (
  parts: readonly (readonly InlineNode[])[],
  mark: string,
  scope: InlineScope,
): readonly TreeInline[] =>
  parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [textOf(mark, scope)]),
    ...layOutNodes(part, scope),
  ]);

function layOutBox(node: Extract<InlineNode, { kind: 'box' }>, scope: InlineScope): readonly TreeInline[] {
  const option = scope.fields.get(node.id)?.options?.find((one) => one.value === node.option);
  const words = node.words ?? (option === undefined ? [] : optionNodes(option));
  const checked = scope.mode === 'filled' && isChosen(scope.values[node.id], node.option);
  return [
    { kind: 'box', checked, field: node.id },
    ...layOutNodes(words, node.words === undefined ? { ...scope, field: node.id } : scope),
  ];
}

/** What the form prints after a name: with an open blank and a bare place, not after a name that is whole. */
function layOutEnding(
  { id, ending }: Extract<InlineNode, { kind: 'blank' }>,
  scope: InlineScope,
): readonly TreeInline[] {
  if (ending === undefined) return [];
  const name = valueOf(id, scope);
  const whole = typeof name === 'string' && !isEmptyValue(name) && !isBarePlace(name);
  return whole ? [] : layOutNodes(ending, { ...scope, field: id });
}

function layOutBlank(id: string, width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
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

/** What stands in a blank: of the form to be filled in by hand only what is printed on it beforehand. */
function valueOf(id: string, scope: InlineScope): FieldValue | undefined {
  if (columnOf(id, scope) !== undefined) return scope.row?.row?.[id];
  return scope.mode === 'filled' ? scope.values[id] : scope.preprinted[id];
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
  if (value !== undefined && !isEmptyValue(value)) {
    if (field.options?.some((option) => option.text !== undefined) === true) return chosenWords(field, scope);
    return printed(printValue(field, value), width, { ...scope, field: id });
  }
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

const columnOf = (id: string, scope: InlineScope): Column | undefined =>
  scope.row === undefined ? undefined : columnsOf(scope.row.field).find((column) => column.id === id);

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

function openField(type: Field['type'], width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
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

function openBlank(width: BlankWidth, auto: number): BlankInline {
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
function dateBlank(
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
function numberBlank(field: Field, width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
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
