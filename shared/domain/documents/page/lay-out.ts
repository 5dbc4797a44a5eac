import { rowsOf } from '../values/check-values.ts';
import { conditionParts, holds, isChosen, isEmptyValue } from '../template/conditions.ts';
import { matters } from './printed-fields.ts';
import { widthOfInlines } from './inline-width.ts';
import type { InlineScope } from './inline-scope.ts';
import { layOutInline } from './lay-out-inline.ts';
import { layOutTable } from './lay-out-table.ts';
import { nameOnLines, widestLine } from './name-lines.ts';
import { paragraphsOf, type ParagraphStyle } from './paragraphs.ts';
import type { Field, LayOutMode, Template, TemplateBlock, TextBlock, Values } from '../template/template.ts';
import type { DocumentTree, Page, PageNumbers, ParagraphBlock, TreeBlock, TreeInline } from './tree.ts';

export type { LayOutMode } from '../template/template.ts';

/** 四号 is 14 pt. */
const OFFICIAL_NUMBERS: PageNumbers = { font: 'song', size: 14, below: 7 };

/** A4, mm */
const PAGE_WIDTH = 210;
const PAGE_HEIGHT = 297;

/**
 * A document ready to be drawn. `filled` prints the values and leaves open blanks underlined;
 * `blank` prints the official form to be filled in by hand and ignores the values; `preprinted` is what the bureau
 * has printed on it, as a rule its own name.
 */
export function layOut(
  template: Template,
  values: Values,
  mode: LayOutMode,
  preprinted: Values = {},
): DocumentTree {
  const paper = paperOf(template, values, mode);
  const fields = new Map(template.fields.map((field) => [field.id, field]));
  const scope: InlineScope = {
    fields,
    values: mode === 'blank' ? {} : mattering(fields, values),
    preprinted,
    mode,
    lineEms: lineEms(paper),
    font: 'body',
    bold: false,
    underline: false,
    inTable: false,
    inTitle: false,
  };
  return {
    title: titleText(template, scope),
    page: {
      ...paper,
      footer: layOutBlocks(template.footer, scope),
      lastFooter: layOutBlocks(template.last_footer, scope),
      ...(template.page_numbers === true && mode === 'filled' ? { numbers: OFFICIAL_NUMBERS } : {}),
    },
    body: [...head(template, scope), ...layOutBlocks(template.body, scope)],
  };
}

/** A value entered before its condition was dropped is not printed beside the option that was not chosen. */
function mattering(fields: ReadonlyMap<string, Field>, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([id]) => {
      const field = fields.get(id);
      return field === undefined || matters(field, fields, values);
    }),
  );
}

const POINTS_PER_MM = 72 / 25.4;

type Paper = Omit<Page, 'footer' | 'lastFooter' | 'numbers'>;

const lineEms = ({ width, left, right, size }: Paper): number =>
  Math.floor(((width - left - right) * POINTS_PER_MM) / size);

/** A4, or the sheet of the chosen option; until one is chosen the first. */
function paperOf({ page, sheet }: Template, values: Values, mode: LayOutMode): Paper {
  const a4 = { width: PAGE_WIDTH, height: PAGE_HEIGHT, ...page };
  if (sheet === undefined || mode === 'blank') return a4;
  const chosen = Object.entries(sheet.sizes).find(([option]) => isChosen(values[sheet.by], option));
  const size = chosen?.[1] ?? Object.values(sheet.sizes)[0];
  if (size === undefined) return a4;
  const { width, height, margin } = size;
  return { ...a4, width, height, top: margin, bottom: margin, left: margin, right: margin };
}

/** The title in words, `立案审批表`, for file names and lists. */
export function documentTitle(template: Template, values: Values): string {
  return layOut({ ...template, body: [], footer: [], last_footer: [] }, values, 'filled').title;
}

function titleText(template: Template, scope: InlineScope): string {
  const words = template.title
    .flatMap((line) => layOutInline(line, { ...scope, inTitle: true }))
    .map((inline) => (inline.kind === 'text' ? inline.text : ''))
    .join('');
  return words === '' ? template.name : words;
}

/** Who issues it; an earlier make kept the name without its ending. */
const AGENCY_LINE = '{agency:4|市场监督管理局}';
const TITLE_SIZE = 22;
/** Points from line to line, as most forms have them. */
const HEAD = { title: 32, number: 25, blanks: [1, 2, 1] } as const;

function head(template: Template, scope: InlineScope): readonly ParagraphBlock[] {
  const { title, number, blanks } = { ...HEAD, ...template.head };
  const inTitle = { ...scope, font: 'title', inTitle: true } as const;
  const style: ParagraphStyle = {
    align: 'center',
    indent: 0,
    left: 0,
    right: 0,
    size: TITLE_SIZE,
    pitch: title,
  };
  const fits = (scope.lineEms * template.page.size) / TITLE_SIZE;
  const agency = template.agency_line ? nameOnLines(layOutInline(AGENCY_LINE, inTitle), fits) : undefined;
  return [
    ...(agency === undefined ? [] : paragraphsOf(agency, style, 0)),
    ...template.title.flatMap((line) => paragraphsOf(layOutInline(line, inTitle), style, 0)),
    ...(template.numbering === undefined
      ? []
      : paragraphsOf(
          layOutInline(`{document_number:${blanks.join('/')}}`, scope),
          { ...style, size: 16, pitch: number },
          0,
        )),
  ];
}

export function layOutBlocks(blocks: readonly TemplateBlock[], scope: InlineScope): readonly TreeBlock[] {
  return blocks.flatMap((block) => layOutBlock(block, scope));
}

function layOutBlock(block: TemplateBlock, scope: InlineScope): readonly TreeBlock[] {
  if (typeof block === 'string') return layOutText({ text: block }, scope);
  if ('each' in block) return layOutEach(block, scope);
  if ('qa' in block) return layOutQa(block, scope);
  if ('dialogue' in block) return layOutDialogue(block, scope);
  if ('seal' in block) return layOutSeal(block, scope);
  if ('text' in block) return layOutText(block, scope);
  if ('table' in block) return [layOutTable(block.table, scope)];
  if ('when' in block) return layOutWhen(block, scope);
  if ('only' in block) return block.only === scope.mode ? layOutBlocks(block.blocks, scope) : [];
  if ('together' in block) return [{ kind: 'together', blocks: layOutBlocks(block.together, scope) }];
  if ('bottom' in block) return [{ kind: 'bottom', blocks: layOutBlocks(block.bottom, scope) }];
  if ('space' in block) return [{ kind: 'space', lines: block.space }];
  if ('rule' in block) return [{ kind: 'rule' }];
  return [{ kind: 'pageBreak' }];
}

/**
 * Full-width spaces at the start of a string are its first-line indent. A line all of whose words go with an empty
 * field goes with them.
 */
function layOutText(block: TextBlock, scope: InlineScope): readonly ParagraphBlock[] {
  const { mode, values } = scope;
  if (mode === 'filled' && block.unless_empty !== undefined && isEmptyValue(values[block.unless_empty]))
    return [];
  const source = block.text.replace(/^\u3000+/, '');
  const indent = block.text.length - source.length;
  const inner = { ...scope, font: block.font ?? scope.font, bold: block.bold ?? scope.bold };
  const size = mode === 'blank' ? (block.blank_size ?? block.size) : block.size;
  const inlines = pairsOnLines(layOutInline(source, inner), scope);
  if (source !== '' && inlines.length === 0) return [];
  const style: ParagraphStyle = {
    align: block.align ?? (lineOfPairs(inlines) ? 'left' : 'justify'),
    indent,
    left: block.left ?? 0,
    right: block.right ?? 0,
    ...(block.hang === undefined ? {} : { hang: block.hang }),
    ...(size === undefined ? {} : { size }),
    ...(block.pitch === undefined ? {} : { pitch: block.pitch }),
  };
  return paragraphsOf(inlines, style, 2);
}

/** What is left free at the left of a long name, em: its lines are never wider than the rest. */
const BESIDE_SEAL = 6;

/**
 * Who signs, over the day (GB/T 9704—2012, 7.3.5.1): the day ends `right` em before the edge, the lines above are
 * centred over it. A name too wide for that moves to the left with the lines under it, and is broken before it fills
 * the line.
 */
function layOutSeal(
  { seal, right, day_left: dayLeft = 0 }: Extract<TemplateBlock, { seal: unknown }>,
  scope: InlineScope,
): readonly ParagraphBlock[] {
  const lines = seal.map((line) => nameOnLines(layOutInline(line, scope), scope.lineEms - BESIDE_SEAL));
  const centred = scope.lineEms - 2 * right - widestLine(lines.at(-1) ?? []);
  const room = scope.lineEms - Math.max(...lines.map(widestLine));
  const style: ParagraphStyle = {
    align: 'center',
    indent: 0,
    left: Math.max(0, Math.min(centred, room)),
    right: 0,
  };
  const aside: TreeInline = { kind: 'gap', width: 2 * dayLeft };
  return lines.flatMap((line, index) =>
    paragraphsOf(
      scope.mode === 'blank' && dayLeft > 0 && index === lines.length - 1 ? [...line, aside] : line,
      style,
      0,
    ),
  );
}

/** `检查人员：刘犇 … 执法证号：…`: words with gaps between them are not stretched over the line. */
const lineOfPairs = (inlines: readonly TreeInline[]): boolean => inlines.some(isPairGap);

const isPairGap = (inline: TreeInline): boolean => inline.kind === 'gap' && inline.field === undefined;

/** Where filled pairs need more than a line, the line ends between them and not within a label. */
function pairsOnLines(inlines: readonly TreeInline[], scope: InlineScope): readonly TreeInline[] {
  if (scope.mode === 'blank' || !lineOfPairs(inlines)) return inlines;
  if (widthOfInlines(inlines) <= scope.lineEms) return inlines;
  return inlines.map((inline, index) => (index > 0 && isPairGap(inline) ? { kind: 'lineBreak' } : inline));
}

function layOutEach(
  block: Extract<TemplateBlock, { each: string }>,
  scope: InlineScope,
): readonly TreeBlock[] {
  const field = scope.fields.get(block.each);
  if (field === undefined) return [];
  const rows = scope.mode === 'filled' ? rowsOf(scope.values[block.each]) : [];
  if (rows.length > 0) {
    return rows.flatMap((row, index) => layOutText(block, { ...scope, row: { field, index, row } }));
  }
  return Array.from({ length: block.blank_rows }, (_, index) => ({ field, index })).flatMap((row) =>
    layOutText(block, { ...scope, row }),
  );
}

function layOutQa(block: Extract<TemplateBlock, { qa: string }>, scope: InlineScope): readonly TreeBlock[] {
  const field = scope.fields.get(block.qa);
  if (field === undefined) return [];
  const rows = scope.mode === 'filled' ? rowsOf(scope.values[block.qa]) : [];
  if (rows.length > 0) return rows.flatMap((row, index) => layOutQuestion(block, field, row, index, scope));
  return scope.mode === 'blank' ? wholeLines(block.blank_lines, field) : [];
}

/** Whole lines to write on. */
function wholeLines(count: number, field: Field): readonly ParagraphBlock[] {
  if (count === 0) return [];
  const lines = { kind: 'blank', width: 'rest', lines: count - 1, field: field.id } as const;
  return paragraphsOf([lines], { align: 'justify', indent: 0, left: 0, right: 0 }, 0);
}

/** A draft keeps one line open while nobody has spoken who has to. */
function layOutDialogue(
  block: Extract<TemplateBlock, { dialogue: string }>,
  scope: InlineScope,
): readonly TreeBlock[] {
  const field = scope.fields.get(block.dialogue);
  if (field === undefined) return [];
  if (scope.mode === 'blank') return wholeLines(block.blank_lines, field);
  const rows = rowsOf(scope.values[block.dialogue]);
  if (rows.length === 0) return field.required ? wholeLines(1, field) : [];
  return rows.flatMap((row, index) =>
    layOutText({ text: '**{speaker}：**{text:*}' }, { ...scope, row: { field, index, row } }),
  );
}

function layOutQuestion(
  block: Extract<TemplateBlock, { qa: string }>,
  field: Field,
  row: Readonly<Record<string, string>>,
  index: number,
  scope: InlineScope,
): readonly ParagraphBlock[] {
  const inner = { ...scope, row: { field, index, row } };
  return [
    ...layOutText({ text: `${block.question}{question:*}` }, inner),
    ...layOutText({ text: `${block.answer}{answer:*}` }, inner),
  ];
}

function layOutWhen(
  block: Extract<TemplateBlock, { when: string }>,
  scope: InlineScope,
): readonly TreeBlock[] {
  if (scope.mode === 'filled') return stays(block.when, scope) ? layOutBlocks(block.blocks, scope) : [];
  const blocks = layOutBlocks(block.blocks, scope);
  return block.bracket === true ? bracketed(blocks) : blocks;
}

/** A choice not yet made keeps every alternative on the page; a flag not set drops its words. */
function stays(condition: string, { fields, values }: InlineScope): boolean {
  const { id, options } = conditionParts(condition);
  if (options !== undefined && fields.get(id)?.type === 'choice' && isEmptyValue(values[id])) return true;
  return holds(condition, values);
}

/** The official square bracket around several paragraphs. */
function bracketed(blocks: readonly TreeBlock[]): readonly TreeBlock[] {
  const first = blocks.findIndex((block) => block.kind === 'paragraph');
  const last = blocks.findLastIndex((block) => block.kind === 'paragraph');
  return blocks.map((block, index) => {
    if (block.kind !== 'paragraph') return block;
    const mark = (text: string) => ({ kind: 'text', text, font: 'body' }) as const;
    const inlines = [
      ...(index === first ? [mark('[')] : []),
      ...block.inlines,
      ...(index === last ? [mark(']')] : []),
    ];
    return { ...block, inlines };
  });
}
