import { cell, paragraph, sheet, SHEET_WIDTH, table } from '../documents/page/sheet-parts.ts';
import type { DocumentTree, TreeCell } from '../documents/page/tree.ts';
import { type Consulted, type ConsultationWay, wayWords } from './consultation.ts';
import { consultedWords } from './consulted-words.ts';

/** A line of the register. */
export interface RegisterLine extends Pick<Consulted, 'kind' | 'name'> {
  /** 2026-03-05T09:30:00+08:00 */
  readonly since: string;
  readonly until: string;
  readonly personName: string;
  readonly way: ConsultationWay;
  readonly purpose: string;
  readonly caseNumber: string;
}

const SIZE = 9;
const PITCH = 13;
const CASE_HEADINGS = ['时间', '调阅人', '方式', '内容', '目的'];
const CASE_WIDTHS = [36, 18, 12, SHEET_WIDTH - 36 - 18 - 12 - 32, 32];
const PERSON_HEADINGS = ['时间', '案件', '方式', '内容', '目的'];
const PERSON_WIDTHS = [36, 38, 12, SHEET_WIDTH - 36 - 38 - 12 - 28, 28];

const words = (text: string, heading = false): TreeCell =>
  cell([
    paragraph(text, {
      size: SIZE,
      pitch: PITCH,
      ...(heading ? { align: 'center' as const, font: 'hei' as const } : {}),
    }),
  ]);

/** 2026-03-05 09:30, and to when where it went on: 2026-03-05 09:30—09:55 */
export function spanWords({ since, until }: Pick<RegisterLine, 'since' | 'until'>): string {
  const from = `${since.slice(0, 10)} ${since.slice(11, 16)}`;
  const to = until.slice(11, 16);
  return to === since.slice(11, 16) ? from : `${from}—${to}`;
}

/** 调阅登记表, to be printed: who consulted what of a case, or what one person consulted. */
export function consultationSheet(
  lines: readonly RegisterLine[],
  { about, bureau, of }: { readonly about: string; readonly bureau: string; readonly of: 'case' | 'person' },
): DocumentTree {
  const [headings, widths] = of === 'case' ? [CASE_HEADINGS, CASE_WIDTHS] : [PERSON_HEADINGS, PERSON_WIDTHS];
  const rows = lines.map((line) => [
    spanWords(line),
    of === 'case' ? line.personName : line.caseNumber,
    wayWords[line.way],
    consultedWords(line),
    line.purpose,
  ]);
  const foot = paragraph(
    [
      { kind: 'text', text: '第', font: 'song', size: SIZE },
      { kind: 'pageNumber', font: 'song', size: SIZE },
      { kind: 'text', text: '页', font: 'song', size: SIZE },
    ],
    { align: 'center' },
  );
  return sheet(
    '调阅登记表',
    [
      paragraph(bureau, { pitch: 18 }),
      paragraph(about, { pitch: 18 }),
      {
        ...table(widths, [
          { height: 7, cells: headings.map((text) => words(text, true)) },
          ...rows.map((texts) => ({ height: 6, cells: texts.map((text) => words(text)) })),
        ]),
        headerRows: 1,
        size: SIZE,
        pitch: PITCH,
      },
    ],
    [foot],
  );
}
