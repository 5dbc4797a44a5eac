import type { IsoDate } from '../../lib/date.ts';
import { rowsOf } from '../documents/values/check-values.ts';
import { dayIn, textIn } from '../procedure/timeline/document-events.ts';
import { penaltyDecisions } from '../procedure/timeline/document-kind.ts';
import type { ProcedureDocument } from '../procedure/timeline/procedure-entry.ts';
import { takenIn } from '../penalties/taken.ts';
import { confiscatesAll, listsCitedIn, quantityIn } from './goods-in-words.ts';
import { type GoodsList, goodsKey, goodsWords, type ListedItem } from './listed-goods.ts';
import { isAbout, type Measure, releases } from './measures.ts';
import { plainWords, type Quantity } from './quantity.ts';

/** What a document orders of things under measure; whether it was done is told. */
export type OrderKind = 'released' | 'confiscated' | 'transferred' | 'consented';

/** So much of an item of a list. */
export interface OrderLine {
  readonly listId: string;
  readonly key: string;
  readonly quantity: Quantity;
}

export interface GoodsOrder {
  readonly kind: OrderKind;
  readonly document: ProcedureDocument;
  readonly on: IsoDate;
  readonly lines: readonly OrderLine[];
  /** things it names that no list of a measure has */
  readonly unknown: readonly string[];
  /** more than was left, by item */
  readonly over: readonly {
    readonly item: ListedItem;
    readonly quantity: Quantity;
    readonly left: Quantity;
  }[];
  /** it does not say which things, or how many */
  readonly unclear: boolean;
}

/** A list with the measures that cite it. */
export interface TakenList {
  readonly list: GoodsList;
  readonly measures: readonly Measure[];
}

interface Given {
  readonly taken: readonly TakenList[];
  /** every list in force, of measures or not */
  readonly lists: readonly GoodsList[];
}

/** Every order by documents in force, in the order of days; each is held against what those before it left. */
export function ordersOf(documents: readonly ProcedureDocument[], given: Given): readonly GoodsOrder[] {
  const wanted = documents
    .flatMap((document) => asked(document, given))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const left = new Map(
    given.taken.flatMap(({ list }) =>
      list.items.map((item) => [placeOf(list.documentId, goodsKey(item)), item.quantity] as const),
    ),
  );
  return wanted.map((one) => resolve(one, left));
}

const placeOf = (listId: string, key: string): string => `${listId} ${key}`;

/** A thing with how much of it; `all` is what is left of it. */
interface AskedItem {
  readonly item: ListedItem;
  readonly quantity: Quantity | 'all';
}

interface AskedOrder {
  readonly kind: OrderKind;
  readonly document: ProcedureDocument;
  readonly on: IsoDate;
  readonly among: readonly TakenList[];
  readonly items: readonly AskedItem[];
  readonly unclear: boolean;
}

function asked(document: ProcedureDocument, given: Given): readonly AskedOrder[] {
  const { kind, date } = document;
  if (kind === undefined) return [];
  const about = (fits: (measure: Measure) => boolean): readonly TakenList[] =>
    given.taken.filter(({ measures }) => measures.some(fits));
  const order = (
    of: OrderKind,
    on: IsoDate | undefined,
    among: readonly TakenList[],
    { items, unclear }: Pick<AskedOrder, 'items' | 'unclear'>,
  ): readonly AskedOrder[] => (on === undefined ? [] : [{ kind: of, document, on, among, items, unclear }]);
  switch (kind) {
    case 'evidence_preservation_release':
    case 'compulsory_measure_release': {
      const among = about((measure) => releases(document, measure));
      const numbers = [plainWords(textIn(document, 'list_number'))];
      const part = textIn(document, 'scope') === '部分';
      return order(
        'released',
        dayIn(document, 'release_on') ?? date,
        among,
        byLists(numbers, among, given, part),
      );
    }
    case 'seized_goods_transfer_notice': {
      const among = about((measure) => isAbout(document, measure));
      const numbers = [plainWords(textIn(document, 'list_number'))];
      return order(
        'transferred',
        dayIn(document, 'handover_on') ?? date,
        among,
        byLists(numbers, among, given, false),
      );
    }
    case 'advance_disposal_consent': {
      const among = about((measure) => isAbout(document, measure));
      const words = textIn(document, 'partial_items');
      const said =
        textIn(document, 'scope') === '部分物品'
          ? byWords(words, among)
          : { items: everything(among), unclear: false };
      return order('consented', dayIn(document, 'confirmed_on') ?? date, among, said);
    }
    default:
      if (!penaltyDecisions.includes(kind)) return [];
      return confiscation(document).flatMap((text) =>
        order('confiscated', date, given.taken, byText(text, given)),
      );
  }
}

/** The things a decision takes away besides gains, as one text; none where it takes nothing. */
function confiscation({ values }: ProcedureDocument): readonly string[] {
  const said = values['penalties'];
  const rows = typeof said === 'string' ? said.split('\n') : rowsOf(said).map(({ content = '' }) => content);
  const goods = takenIn(rows.join('\n')).goods;
  return goods.length === 0 ? [] : [goods.map((words) => `没收${words}`).join('；')];
}

function byText(text: string, given: Given): Pick<AskedOrder, 'items' | 'unclear'> {
  const cited = listsCitedIn(text);
  if (cited.length > 0) return byLists(cited, given.taken, given, false);
  const named = byWords(text, given.taken);
  if (!named.unclear) return named;
  return confiscatesAll(text) ? { items: everything(given.taken), unclear: false } : named;
}

/** By lists it cites: the list of the measure itself means everything, another list its rows. */
function byLists(
  numbers: readonly string[],
  among: readonly TakenList[],
  { lists }: Given,
  part: boolean,
): Pick<AskedOrder, 'items' | 'unclear'> {
  const own = among.filter(({ list }) => numbers.includes(plainWords(list.number)));
  const ownIds = new Set(among.map(({ list }) => list.documentId));
  const others = lists.filter(
    ({ number, documentId }) => !ownIds.has(documentId) && numbers.includes(plainWords(number)),
  );
  if (own.length === 0 && others.length === 0) return { items: part ? [] : everything(among), unclear: part };
  return {
    items: [
      ...(part ? [] : everything(own)),
      ...others.flatMap(({ items }) =>
        items.map((item) => ({ item, quantity: item.counted ? item.quantity : ('all' as const) })),
      ),
    ],
    // 部分 of the very list that was drawn up for all: nobody can say which.
    unclear: part && others.length === 0,
  };
}

const everything = (among: readonly TakenList[]): readonly AskedItem[] =>
  unique(among.flatMap(({ list }) => list.items)).map((item) => ({ item, quantity: 'all' }));

const unique = (items: readonly ListedItem[]): readonly ListedItem[] => [
  ...new Map(items.map((item) => [goodsKey(item), item])).values(),
];

/** By name and number: 没收辣椒酱12瓶. */
function byWords(text: string, among: readonly TakenList[]): Pick<AskedOrder, 'items' | 'unclear'> {
  const items = unique(among.flatMap(({ list }) => list.items)).flatMap((item): readonly AskedItem[] => {
    const quantity = quantityIn(text, item);
    return quantity === undefined ? [] : [{ item, quantity }];
  });
  return { items, unclear: items.length === 0 };
}

/** Takes what it asks for out of what is left, list by list. */
function resolve(
  { kind, document, on, among, items, unclear }: AskedOrder,
  left: Map<string, Quantity>,
): GoodsOrder {
  const lines: OrderLine[] = [];
  const unknown: string[] = [];
  const over: GoodsOrder['over'][number][] = [];
  for (const { item, quantity } of items) {
    const key = goodsKey(item);
    const places = among.filter(({ list }) => list.items.some((one) => goodsKey(one) === key));
    if (places.length === 0) {
      unknown.push(goodsWords(item));
      continue;
    }
    const there = places.map(({ list }) => left.get(placeOf(list.documentId, key)) ?? 0);
    const all = there.reduce((sum, one) => sum + one, 0);
    if (quantity !== 'all' && quantity > all) over.push({ item, quantity, left: all });
    let open = quantity === 'all' ? all : Math.min(quantity, all);
    for (const [index, { list }] of places.entries()) {
      const part = Math.min(open, there[index] ?? 0);
      if (part === 0) continue;
      open -= part;
      lines.push({ listId: list.documentId, key, quantity: part });
      // Who agrees to a sale in advance takes nothing out of the measure.
      if (kind !== 'consented') left.set(placeOf(list.documentId, key), (there[index] ?? 0) - part);
    }
  }
  return { kind, document, on, lines, unknown, over, unclear };
}

/** How much of an item the orders of a kind are about. */
export const ordered = (
  orders: readonly GoodsOrder[],
  kind: OrderKind,
  { listId, key }: Pick<OrderLine, 'listId' | 'key'>,
): Quantity =>
  orders
    .filter((order) => order.kind === kind)
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => (line.listId === listId && line.key === key ? sum + line.quantity : sum), 0);
