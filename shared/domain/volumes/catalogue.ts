import { chineseDate } from '../../lib/date.ts';
import { isReceipt, type VolumeItem } from './filing-order.ts';

/** One line of the 卷内文件目录 (template 55), every cell as it is printed. */
export interface CatalogueRow {
  /** 序号 */
  readonly sequence: string;
  /** 文号 */
  readonly documentNumber: string;
  /** 责任者: not on the form, kept for lists that have the column. */
  readonly author: string;
  /** 题名（文件名称） */
  readonly title: string;
  /** 日期 */
  readonly date: string;
  /** 页号 */
  readonly pages: string;
  /** 备注 */
  readonly remark: string;
}

export interface CatalogueOptions {
  /** `range`: 3-5; `start`: 3, and first to last page in the last row. */
  readonly pages: 'range' | 'start';
  /** `paper`: 2026年3月5日; `digits`: 20260305. */
  readonly date: 'paper' | 'digits';
  /** A receipt has a row of its own, or shares that of the document it follows. */
  readonly receipts: 'own-row' | 'with-document';
}

export const defaultCatalogueOptions: CatalogueOptions = {
  pages: 'range',
  date: 'paper',
  receipts: 'own-row',
};

/** An item with its numbers in this volume; null when all its sides are blank. */
export interface CataloguedItem {
  readonly item: VolumeItem;
  readonly headId: string;
  readonly first: number | null;
  readonly last: number | null;
}

/** The rows of the catalogue, in binding order; sequence numbers from 1. */
export function catalogueRows(
  items: readonly CataloguedItem[],
  options: CatalogueOptions = defaultCatalogueOptions,
): readonly CatalogueRow[] {
  const lines = options.receipts === 'with-document' ? withReceipts(items) : items;
  return lines.map(({ item, first, last }, index) => ({
    sequence: String(index + 1),
    documentNumber: item.documentNumber ?? '',
    author: item.author ?? '',
    title: item.titleMadeUp === true ? `〔${item.title}〕` : item.title,
    date: dateCell(item.date, options.date),
    pages: pagesCell(first, last, options.pages === 'range' || index === lines.length - 1),
    remark: item.remark ?? '',
  }));
}

function withReceipts(items: readonly CataloguedItem[]): readonly CataloguedItem[] {
  const lines: CataloguedItem[] = [];
  for (const line of items) {
    const previous = lines.at(-1);
    if (isReceipt(line.item) && previous?.headId === line.headId) {
      const title = previous.item.title.endsWith('及送达回证')
        ? previous.item.title
        : `${previous.item.title}及送达回证`;
      const item = { ...previous.item, title };
      lines[lines.length - 1] = {
        ...previous,
        item,
        first: previous.first ?? line.first,
        last: line.last ?? previous.last,
      };
    } else {
      lines.push(line);
    }
  }
  return lines;
}

function dateCell(date: string | undefined, style: CatalogueOptions['date']): string {
  if (date === undefined) return '';
  return style === 'paper' ? chineseDate(date) : date.replaceAll('-', '');
}

function pagesCell(first: number | null, last: number | null, range: boolean): string {
  if (first === null || last === null) return '';
  return range && last > first ? `${first}-${last}` : String(first);
}

/** Sheets the catalogue takes, when one holds `rowsPerPage` rows; an empty catalogue is still one sheet. */
export function cataloguePages(rows: number, rowsPerPage: number): number {
  return Math.max(1, Math.ceil(rows / rowsPerPage));
}
