import type { ProcedureDocument } from '../procedure/timeline/procedure-entry.ts';
import { rowsOf } from '../documents/values/check-values.ts';
import { textIn } from '../procedure/timeline/document-events.ts';
import { plainWords, type Quantity, readQuantity, WHOLE } from './quantity.ts';

/** What a thing on a list is called: two rows that say the same of it are one item. */
export interface GoodsName {
  readonly name: string;
  readonly model: string;
  readonly unit: string;
}

/** 清单上的一项: as much of it as the rows of the list say together. */
export interface ListedItem extends GoodsName {
  readonly quantity: Quantity;
  /** false: its quantity is no number (一批, a place): it is one whole and moved as a whole */
  readonly counted: boolean;
  /** as written, where it is no number */
  readonly written: string;
  readonly note: string;
}

/** 场所/设施/财物清单 in force. */
export interface GoodsList {
  readonly documentId: string;
  readonly number: string;
  readonly date?: string | undefined;
  readonly items: readonly ListedItem[];
}

/** The same item on another list has the same key. */
export const goodsKey = ({ name, model, unit }: GoodsName): string =>
  [name, model, unit].map(plainWords).join('|');

/** 辣椒酱（210克/瓶） */
export const goodsWords = ({ name, model }: Pick<GoodsName, 'name' | 'model'>): string =>
  model.trim() === '' ? name.trim() : `${name.trim()}（${model.trim()}）`;

export function listOf(document: ProcedureDocument): GoodsList {
  const items = new Map<string, ListedItem>();
  for (const row of rowsOf(document.values['goods'])) {
    const item = itemOf(row);
    if (item === undefined) continue;
    const before = items.get(goodsKey(item));
    items.set(goodsKey(item), before === undefined ? item : together(before, item));
  }
  return {
    documentId: document.id,
    number: textIn(document, 'list_number'),
    date: document.date,
    items: [...items.values()],
  };
}

function itemOf({
  name = '',
  model = '',
  unit = '',
  quantity = '',
  note = '',
}: Readonly<Partial<Record<string, string>>>): ListedItem | undefined {
  if (plainWords(name) === '') return undefined;
  const read = readQuantity(quantity, unit);
  const counted = read !== undefined && read > 0;
  return {
    name: name.trim(),
    model: model.trim(),
    unit: unit.trim(),
    quantity: counted ? read : WHOLE,
    counted,
    written: counted ? '' : quantity.trim(),
    note: note.trim(),
  };
}

/** Rows that say the same of a thing; of what has no number in one of them there is one whole. */
function together(one: ListedItem, other: ListedItem): ListedItem {
  const counted = one.counted && other.counted;
  return {
    ...one,
    quantity: counted ? one.quantity + other.quantity : WHOLE,
    counted,
    written: counted ? '' : ([one, other].map(({ written }) => written).find((text) => text !== '') ?? ''),
    note: [...new Set([one.note, other.note])].filter((note) => note !== '').join('；'),
  };
}
