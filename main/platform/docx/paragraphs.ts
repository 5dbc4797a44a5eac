import {
  AlignmentType,
  type IFrameOptions,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  TabStopType,
} from 'docx';
import type { Align } from '#shared/domain/documents/template/template.ts';
import type { ParagraphBlock, TreeInline } from '#shared/domain/documents/page/tree.ts';
import { runsOf } from './runs.ts';
import type { TextStyle } from './styles.ts';
import { twipsOfPoints } from './units.ts';

/** Where a paragraph stands. Lengths in twips. */
export interface Place {
  /** width of the text it stands in */
  readonly width: number;
  readonly keepNext?: boolean;
  /** its lines stay on one page; without it those of a paragraph kept with the next, unless widows are controlled */
  readonly keepLines?: boolean;
  /** its last two lines stay together */
  readonly widowControl?: boolean;
  readonly frame?: IFrameOptions;
  /** additional indent on the left */
  readonly left?: number;
  /** additional space above the first line */
  readonly above?: number;
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const satisfies Record<Align, unknown>;

/**
 * A paragraph of the tree as Word paragraphs: usually one, more where a blank goes on over whole lines
 * (a line break in a justified paragraph would tear its last words apart).
 */
export function wordParagraphs(paragraph: ParagraphBlock, style: TextStyle, place: Place): Paragraph[] {
  return linesToWriteOn(paragraph.inlines).map((inlines, index) =>
    wordParagraph(
      { ...paragraph, inlines },
      style,
      index === 0 ? place : { ...place, above: 0 },
      index === 0,
    ),
  );
}

function linesToWriteOn(inlines: readonly TreeInline[]): readonly (readonly TreeInline[])[] {
  const paragraphs: TreeInline[][] = [[]];
  for (const inline of inlines) {
    paragraphs.at(-1)?.push(inline);
    if (inline.kind !== 'blank') continue;
    for (let line = 0; line < inline.lines; line++) paragraphs.push([{ ...inline, width: 'rest' }]);
  }
  return paragraphs;
}

function wordParagraph(
  paragraph: ParagraphBlock,
  style: TextStyle,
  place: Place,
  isFirst: boolean,
): Paragraph {
  const size = paragraph.size ?? style.size;
  const pitch = paragraph.pitch ?? style.pitch;
  const em = twipsOfPoints(size);
  const left = Math.round(paragraph.left * em) + (place.left ?? 0);
  const right = Math.round(paragraph.right * em);
  const firstLine = isFirst ? Math.round(paragraph.indent * em) : 0;
  const hang = Math.round((paragraph.hang ?? 0) * em);
  const tabs = tabStops(paragraph.inlines, left, place.width - right);
  return new Paragraph({
    ...(style.id === undefined ? {} : { style: style.id }),
    // A tab to the right edge does nothing in centred and right-hand lines.
    alignment: tabs.length > 0 ? AlignmentType.LEFT : alignments[paragraph.align],
    ...(left === 0 && right === 0 && firstLine === 0 && hang === 0
      ? {}
      : { indent: { left: left + hang, right, ...firstLineOf(firstLine - hang) } }),
    spacing: {
      ...(place.above ? { before: place.above } : {}),
      line: twipsOfPoints(pitch),
      lineRule: LineRuleType.EXACT,
    },
    ...(tabs.length > 0 ? { tabStops: tabs } : {}),
    ...common(place),
    children: runsOf(paragraph.inlines, style, size),
  });
}

/** Word measures the first line from the others. */
const firstLineOf = (indent: number) => (indent < 0 ? { hanging: -indent } : { firstLine: indent });

const common = (place: Place): IParagraphOptions => ({
  ...(place.keepNext ? { keepNext: true } : {}),
  ...((place.keepLines ?? (place.keepNext === true && place.widowControl !== true))
    ? { keepLines: true }
    : {}),
  ...(place.widowControl ? { widowControl: true } : {}),
  ...(place.frame === undefined ? {} : { frame: place.frame }),
});

/** Every blank to the end of the line and every spring ends at a tab stop; the last one at the right edge. */
function tabStops(inlines: readonly TreeInline[], left: number, right: number) {
  const count = inlines.filter(
    (inline) => inline.kind === 'spring' || (inline.kind === 'blank' && inline.width === 'rest'),
  ).length;
  return Array.from({ length: count }, (_, index) =>
    index === count - 1
      ? { type: TabStopType.RIGHT, position: right }
      : { type: TabStopType.LEFT, position: Math.round(left + ((right - left) * (index + 1)) / count) },
  );
}

/** An empty paragraph exactly `height` twips high: space, the ground under a table, a page break. */
export function spacer(height: number, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    spacing: { line: Math.max(20, height), lineRule: LineRuleType.EXACT },
    run: { size: 2 },
    ...options,
  });
}
