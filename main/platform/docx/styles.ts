import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx';
import type { FontRole } from '#shared/domain/documents/template/template.ts';
import type { ParagraphBlock } from '#shared/domain/documents/page/tree.ts';
import { fontOf } from './fonts.ts';
import { twipsOfPoints } from './units.ts';

/** What a paragraph style settles; runs and paragraphs only say what differs. */
export interface TextStyle {
  /** absent for Word's own body style 正文 */
  readonly id?: string;
  readonly font: FontRole;
  readonly size: number;
  readonly pitch: number;
}

export interface TextStyles {
  readonly body: TextStyle;
  readonly title: TextStyle;
  readonly number: TextStyle;
  readonly footer: TextStyle;
  table(size: number, pitch: number): TextStyle;
}

export function textStyles(size: number, pitch: number): TextStyles {
  return {
    body: { font: 'body', size, pitch },
    title: { id: 'Title', font: 'title', size: 22, pitch: 31 },
    number: { id: 'DocumentNumber', font: 'body', size: 16, pitch: 28 },
    footer: { id: 'Footer', font: 'body', size, pitch },
    table: (tableSize, tablePitch) => ({ id: 'TableText', font: 'body', size: tableSize, pitch: tablePitch }),
  };
}

/** The style of a paragraph of the running text: the tree says by its type what is title and what is 文号. */
export function styleOfParagraph(paragraph: ParagraphBlock, styles: TextStyles): TextStyle {
  if (paragraph.align !== 'center') return styles.body;
  const { inlines } = paragraph;
  if (inlines.some((inline) => inline.kind === 'text' && inline.font === 'title')) return styles.title;
  const isNumber = inlines.some((inline) => 'field' in inline && inline.field === 'document_number');
  return isNumber ? styles.number : styles.body;
}

const lineOf = (pitch: number) => ({
  before: 0,
  after: 0,
  line: twipsOfPoints(pitch),
  lineRule: LineRuleType.EXACT,
});

/** 正文, 标题, 文号, 表格文字 and 页脚 as real styles a bureau can change in one place. */
export function wordStyles(styles: TextStyles, tableStyle: TextStyle): IStylesOptions {
  const run = ({ font, size }: TextStyle) => ({ font: fontOf(font), size: size * 2 });
  return {
    default: {
      document: {
        run: { ...run(styles.body), language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: lineOf(styles.body.pitch) },
      },
      title: {
        name: 'Title',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: run(styles.title),
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: lineOf(styles.title.pitch),
          keepNext: true,
        },
      },
    },
    paragraphStyles: [
      {
        id: 'Normal',
        name: 'Normal',
        quickFormat: true,
        run: run(styles.body),
        paragraph: { spacing: lineOf(styles.body.pitch) },
      },
      {
        id: 'DocumentNumber',
        name: '文号',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: run(styles.number),
        paragraph: { alignment: AlignmentType.CENTER, spacing: lineOf(styles.number.pitch), keepNext: true },
      },
      {
        id: 'TableText',
        name: '表格文字',
        basedOn: 'Normal',
        quickFormat: true,
        run: run(tableStyle),
        paragraph: { spacing: lineOf(tableStyle.pitch) },
      },
      {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        run: run(styles.footer),
        paragraph: { spacing: lineOf(styles.footer.pitch) },
      },
    ],
  };
}
