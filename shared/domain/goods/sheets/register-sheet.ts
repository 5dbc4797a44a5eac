import { chineseDate, type IsoDate } from '../../../lib/date.ts';
import { cell, paragraph, sheet, SHEET_WIDTH, table } from '../../documents/page/sheet-parts.ts';
import type { DocumentTree, TreeCell } from '../../documents/page/tree.ts';
import { amountWords } from '../faults.ts';
import { held } from '../ledger.ts';
import { goodsKey, goodsWords } from '../listed-goods.ts';
import { type GoodsMovement, movementRule } from '../movement.ts';
import type { GoodsRegister, RegisterItem } from '../register.ts';
import type { LabelCase } from './label-sheet.ts';

const SIZE = 9;
const PITCH = 13;

const words = (text: string, heading = false): TreeCell =>
  cell([
    paragraph(text, {
      size: SIZE,
      pitch: PITCH,
      ...(heading ? { align: 'center' as const, font: 'hei' as const } : {}),
    }),
  ]);

const NUMBERS = 17;
const ITEM_HEADINGS = ['物品', '清单数量', '在库', '送检', '退还', '处理', '其他'];
const ITEM_WIDTHS = [SHEET_WIDTH - 6 * NUMBERS, ...Array<number>(6).fill(NUMBERS)];
const MOVE_HEADINGS = ['日期', '事项', '物品和数量', '地点、经手人', '依据、说明', '登记人'];
const MOVE_WIDTHS = [19, 18, 45, SHEET_WIDTH - 19 - 18 - 45 - 34 - 15, 34, 15];

/** A movement with what its document is called and who told it. */
export interface ToldMovement extends GoodsMovement {
  readonly documentName?: string | undefined;
  readonly toldBy: string;
}

/** 涉案财物台账 on paper: where everything is, and what was done with it day by day. */
export function registerSheet(
  register: GoodsRegister,
  movements: readonly ToldMovement[],
  { bureau, caseNumber, party }: LabelCase,
  printedOn: IsoDate,
): DocumentTree {
  const grid = (
    widths: readonly number[],
    headings: readonly string[],
    rows: readonly (readonly string[])[],
  ) => ({
    ...table(widths, [
      { height: 7, cells: headings.map((text) => words(text, true)) },
      ...rows.map((texts) => ({ height: 6, cells: texts.map((text) => words(text)) })),
    ]),
    headerRows: 1,
    size: SIZE,
    pitch: PITCH,
  });
  const items = register.lists.flatMap((list) => list.items);
  const line = (text: string) => paragraph(text, { pitch: 18 });
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
    '涉案财物台账',
    [
      line(`${bureau}\u3000\u3000${chineseDate(printedOn)}打印`),
      line(`案号：${caseNumber}\u3000\u3000当事人：${party}`),
      ...register.lists.flatMap(({ list, measures, takenOn, items: own }) => [
        line(
          `清单${list.number}：${chineseDate(takenOn)}${measures
            .map(
              (one) => `${one.words}${one.documentNumber === undefined ? '' : `（${one.documentNumber}）`}`,
            )
            .join('、')}`,
        ),
        grid(ITEM_WIDTHS, ITEM_HEADINGS, own.map(itemRow)),
        { kind: 'space' as const, lines: 0.5 },
      ]),
      ...(movements.length === 0
        ? []
        : [
            line('登记'),
            grid(
              MOVE_WIDTHS,
              MOVE_HEADINGS,
              movements.map((movement) => moveRow(movement, items)),
            ),
          ]),
    ],
    [foot],
  );
}

function itemRow(item: RegisterItem): readonly string[] {
  const { ledger } = item;
  const { returned = 0, destroyed = 0, sold = 0, surrendered = 0, handed_over = 0, ...others } = ledger.gone;
  const rest = Object.values(others).reduce((sum, one) => sum + one, 0);
  const shown = (quantity: number): string => (quantity === 0 ? '' : amountWords(item, quantity));
  return [
    goodsWords(item),
    amountWords(item, item.quantity),
    shown(held(ledger)),
    shown(ledger.testing),
    shown(returned),
    shown(destroyed + sold + surrendered + handed_over),
    shown(rest),
  ];
}

function moveRow(movement: ToldMovement, items: readonly RegisterItem[]): readonly string[] {
  const { on, kind, lines, place, keeper, detail, documentName, toldBy } = movement;
  const both = (one: string, other: string): string => [one, other].filter((text) => text !== '').join('，');
  return [
    on,
    movementRule(kind).words,
    lines
      .map((line) => {
        const item = items.find(({ listId, key }) => listId === line.listId && key === goodsKey(line));
        return `${goodsWords(line)}${amountWords(item ?? { unit: line.unit, counted: true, written: '' }, line.quantity)}`;
      })
      .join('；'),
    both(place, keeper),
    both(documentName ?? '', detail),
    toldBy,
  ];
}
