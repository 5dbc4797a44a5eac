import { chineseDate } from '../../../lib/date.ts';
import { paragraph, table } from '../../documents/page/sheet-parts.ts';
import type { DocumentTree, TreeCell } from '../../documents/page/tree.ts';
import { amountWords } from '../faults.ts';
import { goodsWords } from '../listed-goods.ts';
import type { Quantity } from '../quantity.ts';
import type { GoodsRegister, RegisterItem, RegisterList } from '../register.ts';

/** Two beside and five below one another on A4, with lines to cut along: for a sheet of paper or one that sticks. */
const PAGE = { width: 210, height: 297, top: 11, bottom: 10, left: 12, right: 12, size: 11, pitch: 16 };
const COLUMNS = 2;
const WIDTH = (PAGE.width - PAGE.left - PAGE.right) / COLUMNS;
const HEIGHT = 54;

/** One label: so much of an item at one place. */
interface Label {
  readonly item: RegisterItem;
  readonly index: number;
  readonly of: RegisterList;
  readonly quantity: Quantity;
  readonly where: string;
}

export interface LabelCase {
  readonly bureau: string;
  readonly caseNumber: string;
  readonly party: string;
}

/** How many labels a register needs: one for each place where something of an item lies, one for what is being tested. */
export const labelsOf = ({ lists }: Pick<GoodsRegister, 'lists'>): readonly Label[] =>
  lists.flatMap((of) =>
    of.items.flatMap((item, index) => [
      ...item.ledger.lots.map(({ place, keeper, quantity }) => ({
        item,
        index,
        of,
        quantity,
        where: `存放：${place}${keeper === '' ? '' : `\u3000保管人：${keeper}`}`,
      })),
      ...(item.ledger.testing > 0
        ? [{ item, index, of, quantity: item.ledger.testing, where: '送检样品' }]
        : []),
    ]),
  );

/** 财物标签, to be printed and stuck on: case number, item, quantity, measure, date. */
export function labelSheet(register: Pick<GoodsRegister, 'lists'>, about: LabelCase): DocumentTree {
  const labels = labelsOf(register).map((label) => labelCell(label, about));
  const rows = Array.from({ length: Math.ceil(labels.length / COLUMNS) }, (_, row) => ({
    height: HEIGHT,
    cells: Array.from({ length: COLUMNS }, (_cell, column) => labels[row * COLUMNS + column] ?? empty),
  }));
  return {
    title: `财物标签（${about.caseNumber}）`,
    page: { ...PAGE, footer: [], lastFooter: [] },
    body: [table(Array<number>(COLUMNS).fill(WIDTH), rows)],
  };
}

const cellOf = (blocks: TreeCell['blocks']): TreeCell => ({
  blocks,
  foot: [],
  footLeft: 0,
  colspan: 1,
  rowspan: 1,
  valign: 'middle',
  padding: 4,
  vertical: false,
});

const empty = cellOf([]);

function labelCell(
  { item, index, of: { list, measures, takenOn }, quantity, where }: Label,
  about: LabelCase,
): TreeCell {
  const [measure] = measures;
  const number = measure?.documentNumber === undefined ? '' : `（${measure.documentNumber}）`;
  const line = (text: string) => paragraph(text, { size: 10.5, pitch: 15 });
  return cellOf([
    paragraph(`${about.bureau}\u3000涉案财物`, { size: 10.5, pitch: 16, align: 'center', font: 'hei' }),
    paragraph(goodsWords(item), { size: 14, pitch: 20, font: 'hei' }),
    paragraph(`数量：${amountWords(item, quantity)}`, { size: 14, pitch: 20, font: 'hei' }),
    line(`案号：${about.caseNumber}`),
    line(`当事人：${about.party}`),
    line(`措施：${measures.map(({ words }) => words).join('、')}${number}`),
    line(`日期：${chineseDate(takenOn)}\u3000清单：${list.number}第${(index + 1).toString()}项`),
    line(where),
  ]);
}
