import { chineseDate, type IsoDate } from '../../../lib/date.ts';
import { cell, paragraph, sheet, SHEET_WIDTH, table } from './sheet-parts.ts';
import type { DocumentTree } from './tree.ts';

/** A line of the register of 文号. */
export interface RegisterEntry {
  readonly documentNumber: string;
  readonly kind: string;
  /** absent for a number of another make than those of this bureau */
  readonly sequence?: number | undefined;
  readonly title: string;
  readonly caseNumber?: string | undefined;
  readonly partyName?: string | undefined;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly version?: number | undefined;
  readonly voidReason?: string | undefined;
  readonly elsewhere?: string | undefined;
}

/** What the register says of a number besides who has it. */
export function registerRemark({ version, voidReason, elsewhere }: RegisterEntry): string {
  return [
    ...(elsewhere === undefined ? [] : [`在别处编定：${elsewhere}`]),
    ...(version === undefined ? [] : [`已补正，现为第${version.toString()}版`]),
    ...(voidReason === undefined ? [] : [`作废：${voidReason}`]),
  ].join('；');
}

const HEADINGS = ['字号', '顺序号', '文号', '文书', '案号', '当事人', '编号日期', '经手人', '备注'];

/** The register as a table: a row of headings, then one row for each number. */
export const registerTable = (
  entries: readonly RegisterEntry[],
): readonly (readonly (string | number)[])[] => [
  HEADINGS,
  ...entries.map((entry) => [
    entry.kind,
    entry.sequence ?? '',
    entry.documentNumber,
    entry.title,
    entry.caseNumber ?? '',
    entry.partyName ?? '',
    entry.issuedAt.slice(0, 10),
    entry.issuedBy,
    registerRemark(entry),
  ]),
];

const SIZE = 9;
const PITCH = 13;
const PRINTED = ['文号', '文书', '案号、当事人', '编号日期', '经手人', '备注'];
const WIDTHS = [36, 32, SHEET_WIDTH - 36 - 32 - 18 - 16 - 24, 18, 16, 24];

/** 文号登记簿 on paper, by 字号 and number; `printedOn` stands below it. */
export function numberSheet({
  bureau,
  title,
  entries,
  printedOn,
}: {
  readonly bureau: string;
  readonly title: string;
  readonly entries: readonly RegisterEntry[];
  readonly printedOn: IsoDate;
}): DocumentTree {
  const words = (text: string, heading = false) =>
    cell([
      paragraph(text, {
        size: SIZE,
        pitch: PITCH,
        ...(heading ? { align: 'center' as const, font: 'hei' as const } : {}),
      }),
    ]);
  const rows = entries.map((entry) => ({
    height: 6,
    cells: [
      entry.documentNumber,
      entry.title,
      [entry.caseNumber, entry.partyName].filter((one) => one !== undefined).join('\u3000'),
      entry.issuedAt.slice(0, 10),
      entry.issuedBy,
      registerRemark(entry),
    ].map((text) => words(text)),
  }));
  const foot = paragraph(
    [
      { kind: 'text', text: '第', font: 'song', size: SIZE },
      { kind: 'pageNumber', font: 'song', size: SIZE },
      { kind: 'text', text: '页共', font: 'song', size: SIZE },
      { kind: 'pageTotal', font: 'song', size: SIZE },
      { kind: 'text', text: '页', font: 'song', size: SIZE },
    ],
    { align: 'center', size: SIZE },
  );
  return sheet(
    title,
    [
      paragraph(
        `${bureau}\u3000\u3000共${entries.length.toString()}个\u3000\u3000${chineseDate(printedOn)}打印`,
        {
          pitch: 18,
        },
      ),
      {
        ...table(WIDTHS, [{ height: 7, cells: PRINTED.map((text) => words(text, true)) }, ...rows]),
        headerRows: 1,
        size: SIZE,
        pitch: PITCH,
      },
    ],
    [foot],
  );
}
