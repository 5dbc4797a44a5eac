import { columnsOf } from './check-values.ts';
import { isChosen, isEmptyValue } from './conditions.ts';
import type { BlankWidth, InlineNode } from './inline.ts';
import { parseInline } from './inline.ts';
import { printCell, printValue } from './print-value.ts';
import type { Column, Field, FontRole, Option, Row, Values } from './template.ts';
import type { TextInline, TreeInline } from './tree.ts';

export type LayOutMode = 'filled' | 'blank';

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
  readonly mode: LayOutMode;
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
  return nodes.flatMap((node) => layOutNode(node, scope));
}

function layOutNode(node: InlineNode, scope: InlineScope): readonly TreeInline[] {
  switch (node.kind) {
    case 'text':
      return [textOf(node.text, scope)];
    case 'gap':
      return [{ kind: 'gap', width: node.width }];
    case 'spring':
      return [{ kind: 'spring' }];
    case 'lineEnd':
      return scope.mode === 'blank' ? [{ kind: 'lineBreak' }] : [];
    case 'bold':
      return layOutNodes(node.nodes, { ...scope, font: 'hei' });
    case 'underline':
      return layOutNodes(node.nodes, { ...scope, underline: scope.mode === 'blank' });
    case 'prompt':
      return scope.mode === 'blank'
        ? [textOf(node.text, { ...scope, font: 'kai', bold: true, underline: !scope.inTable })]
        : [];
    case 'bracket':
      return layOutBracket(node.id, node.nodes, scope);
    case 'choice':
      return layOutChoice(node.id, node.words, scope);
    case 'box':
      return layOutBox(node, scope);
    case 'blank':
      return layOutBlank(node.id, node.width, scope);
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

function layOutBracket(id: string, nodes: readonly InlineNode[], scope: InlineScope): readonly TreeInline[] {
  if (scope.mode === 'filled') return scope.values[id] === true ? layOutNodes(nodes, scope) : [];
  return [textOf('[', scope), ...layOutNodes(nodes, scope), textOf(']', scope)];
}

const optionNodes = (option: Option): readonly InlineNode[] =>
  option.text === undefined ? [{ kind: 'text', text: option.value }] : parseInline(option.text);

function layOutChoice(
  id: string,
  words: readonly (readonly InlineNode[])[],
  scope: InlineScope,
): readonly TreeInline[] {
  const options = scope.fields.get(id)?.options ?? [];
  const inner = { ...scope, field: id };
  const printed = options.map((option, index) => words[index] ?? optionNodes(option));
  const chosen = options.findIndex((option) => isChosen(scope.values[id], option.value));
  const nodes = printed[chosen];
  if (scope.mode === 'filled' && nodes !== undefined) return layOutNodes(nodes, inner);
  const open = { ...inner, underline: true };
  return printed.flatMap((one, index) => [
    ...(index === 0 ? [] : [textOf('/', open)]),
    ...layOutNodes(one, open),
  ]);
}

function layOutBox(node: Extract<InlineNode, { kind: 'box' }>, scope: InlineScope): readonly TreeInline[] {
  const option = scope.fields.get(node.id)?.options?.find((one) => one.value === node.option);
  const words = node.words ?? (option === undefined ? [] : optionNodes(option));
  const checked = scope.mode === 'filled' && isChosen(scope.values[node.id], node.option);
  return [
    { kind: 'box', checked, field: node.id },
    ...layOutNodes(words, node.words === undefined ? { ...scope, field: node.id } : scope),
  ];
}

function layOutBlank(id: string, width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
  switch (id) {
    case '_':
      return [{ ...openBlank(width, 6), lines: 0 }];
    case '_date':
      return dateBlank(scope, width.kind === 'plain' ? 'gap' : 'underlined', undefined);
    case '#':
      return scope.row === undefined ? [] : [textOf((scope.row.index + 1).toString(), scope)];
    case 'page':
    case 'pages':
      if (scope.mode === 'blank') return [{ kind: 'gap', width: 1 }];
      return [
        {
          kind: id === 'page' ? 'pageNumber' : 'pageTotal',
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
    if (value.trim() !== '') return [textOf(printCell(column, value), { ...scope, field: path })];
    return openField(column.type, width, { ...scope, field: path });
  }
  const field = scope.fields.get(id);
  if (field === undefined) return [];
  const value = scope.values[id];
  if (scope.mode === 'filled' && value !== undefined && !isEmptyValue(value)) {
    return [textOf(printValue(field, value), { ...scope, field: id })];
  }
  if (field.type === 'documentNumber') return numberBlank(field, { ...scope, field: id });
  return openField(field.type, width, { ...scope, field: id });
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
  documentNumber: 8,
  choice: 5,
  multichoice: 5,
  rows: 6,
  qa: 6,
  flag: 1,
  time: 3,
} as const;

function openField(type: Field['type'], width: BlankWidth, scope: InlineScope): readonly TreeInline[] {
  const field = scope.field === undefined ? {} : { field: scope.field };
  const plain = width.kind === 'plain' || (scope.inTable && width.kind === 'auto');
  if (type === 'date' || type === 'datetime') {
    const date = dateBlank(scope, plain ? 'gap' : 'blank', scope.field);
    if (type === 'date') return date;
    const part = plain
      ? { kind: 'gap' as const, width: 1.5, ...field }
      : { kind: 'blank' as const, width: 1.2, lines: 0, ...field };
    return [...date, part, textOf('时', scope), part, textOf('分', scope)];
  }
  const blank = openBlank(width, autoWidth[type]);
  if (plain) return [{ kind: 'gap', width: scope.inTable ? 1 : autoWidth[type], ...field }];
  return [{ ...blank, lines: scope.mode === 'blank' ? blank.lines : 0, ...field }];
}

function openBlank(width: BlankWidth, auto: number) {
  switch (width.kind) {
    case 'em':
      return { kind: 'blank', width: width.em, lines: 0 } as const;
    case 'rest':
      return { kind: 'blank', width: 'rest', lines: width.lines } as const;
    case 'auto':
    case 'plain':
      return { kind: 'blank', width: auto, lines: 0 } as const;
  }
}

/** The parts of a date: with a line to write on, with bare gaps, or underlined throughout. */
function dateBlank(
  scope: InlineScope,
  style: 'blank' | 'gap' | 'underlined',
  fieldId: string | undefined,
): readonly TreeInline[] {
  const field = fieldId === undefined ? {} : { field: fieldId };
  const unit = style === 'underlined' ? { ...scope, underline: true } : scope;
  const part = (width: number): TreeInline => {
    if (style === 'blank') return { kind: 'blank', width: width * 0.8, lines: 0, ...field };
    return { kind: 'gap', width, ...(style === 'underlined' ? { underline: true as const } : {}), ...field };
  };
  return [part(2.5), textOf('年', unit), part(1.5), textOf('月', unit), part(1.5), textOf('日', unit)];
}

/** `＿＿市监罚告〔＿＿〕＿号` */
function numberBlank(field: Field, scope: InlineScope): readonly TreeInline[] {
  const part = (width: number): TreeInline => ({ kind: 'blank', width, lines: 0, field: field.id });
  return [
    part(2),
    textOf(`${field.numbering ?? ''}〔`, scope),
    part(2.5),
    textOf('〕', scope),
    part(1.5),
    textOf('号', scope),
  ];
}
