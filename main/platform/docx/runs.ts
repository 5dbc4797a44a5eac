import { type IRunOptions, PageNumber, Tab, TextRun, UnderlineType } from 'docx';
import { unreachable } from '#shared/lib/assert.ts';
import type { TreeInline } from '#shared/domain/documents/page/tree.ts';
import { fontOf } from './fonts.ts';
import type { TextStyle } from './styles.ts';

const FULL_SPACE = '\u3000';
/** half an em in a Chinese font, and underlined at the end of a line too */
const HALF_SPACE = '\u00a0';
const underlined = { underline: { type: UnderlineType.SINGLE } } as const;

/** Spaces as wide as `em`, to the nearest half. */
const spaces = (em: number): string =>
  FULL_SPACE.repeat(Math.floor(em)) + (em % 1 >= 0.25 ? HALF_SPACE.repeat(Math.round((em % 1) * 2)) : '');

/** The runs of one line of a paragraph; a blank that takes the rest of the line and a spring are tabs. */
export function runsOf(inlines: readonly TreeInline[], style: TextStyle, size: number): TextRun[] {
  return inlines.map((inline) => new TextRun(runOptions(inline, style, size)));
}

function runOptions(inline: TreeInline, style: TextStyle, size: number): IRunOptions {
  const sized = size === style.size ? {} : { size: size * 2 };
  switch (inline.kind) {
    case 'text':
      return {
        ...lettering(inline, style, size),
        text: inline.text,
        ...(inline.underline ? underlined : {}),
      };
    case 'blank':
      return inline.width === 'rest'
        ? { ...sized, ...underlined, children: [new Tab()] }
        : { ...sized, ...underlined, text: spaces(inline.width) };
    case 'gap':
      return { ...sized, text: spaces(inline.width), ...(inline.underline ? underlined : {}) };
    case 'spring':
      return { ...sized, children: [new Tab()] };
    case 'box':
      return { ...sized, text: inline.checked ? '☑' : '□', ...(inline.checked ? { font: TICK_FONT } : {}) };
    case 'pageNumber':
      return { ...lettering(inline, style, size), children: [PageNumber.CURRENT] };
    case 'pageTotal':
      return { ...lettering(inline, style, size), children: [PageNumber.TOTAL_PAGES] };
    case 'lineBreak':
      return { break: 1 };
    case 'image':
      // Sheets with pictures belong to a volume, which is a PDF.
      return { ...sized, text: '' };
    default:
      return unreachable(inline);
  }
}

/** No official Chinese font holds ☑. */
const TICK_FONT = {
  ascii: 'Segoe UI Symbol',
  hAnsi: 'Segoe UI Symbol',
  eastAsia: 'Segoe UI Symbol',
  cs: 'Segoe UI Symbol',
} as const;

type Lettered = Extract<TreeInline, { kind: 'text' | 'pageNumber' | 'pageTotal' }>;

function lettering(inline: Lettered, style: TextStyle, size: number): IRunOptions {
  const own = inline.size ?? size;
  return {
    ...(inline.font === style.font ? {} : { font: fontOf(inline.font) }),
    ...(own === style.size ? {} : { size: own * 2 }),
    ...(inline.bold ? { bold: true } : {}),
  };
}
