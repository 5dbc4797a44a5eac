import type { IsoDate } from '../../lib/date.ts';
import { dayIn, textIn } from '../procedure/timeline/document-events.ts';
import type { ProcedureDocument } from '../procedure/timeline/procedure-entry.ts';
import { begun, follow, type ItemLedger, type ItemStep, leftOf, type Shortfall, stepsOf } from './ledger.ts';
import { type GoodsList, goodsKey, type ListedItem, listOf } from './listed-goods.ts';
import { type Measure, measuresOf } from './measures.ts';
import type { GoodsMovement, MovedLine } from './movement.ts';
import { type GoodsOrder, ordered, ordersOf, type TakenList } from './orders.ts';
import { plainWords, type Quantity } from './quantity.ts';

/** 台账上的一项: how much was taken, what documents order of it, and where every part of it is. */
export interface RegisterItem extends ListedItem {
  readonly listId: string;
  readonly key: string;
  readonly ledger: ItemLedger;
  readonly released: Quantity;
  readonly confiscated: Quantity;
  readonly transferred: Quantity;
  /** 先行处置 agreed to by the owner */
  readonly consented: Quantity;
  readonly shortfalls: readonly Shortfall[];
}

/** A list of a measure with its items. */
export interface RegisterList {
  readonly list: GoodsList;
  readonly measures: readonly Measure[];
  readonly takenOn: IsoDate;
  readonly items: readonly RegisterItem[];
}

/** How the register answers for a case. */
export interface GoodsStanding {
  /** something is or was under measure */
  readonly any: boolean;
  /** something of it is still in the bureau's hands */
  readonly left: boolean;
  /** somebody keeps the register */
  readonly told: boolean;
}

/** 财物台账: one for a case. */
export interface GoodsRegister {
  readonly lists: readonly RegisterList[];
  readonly orders: readonly GoodsOrder[];
  readonly movements: readonly GoodsMovement[];
  /** lines of movements that are about nothing on the lists in force */
  readonly strayLines: readonly { readonly movement: GoodsMovement; readonly line: MovedLine }[];
  /** measures whose list is not there */
  readonly withoutList: readonly Measure[];
  /** lists that no document in force cites */
  readonly uncited: readonly GoodsList[];
  readonly standing: GoodsStanding;
}

/**
 * What is under measure in a case, from its lists, the documents that cite them and what was told of it, in the order
 * of days. Pure; `movements` in the order in which they were told.
 */
export function registerOf(
  documents: readonly ProcedureDocument[],
  movements: readonly GoodsMovement[],
): GoodsRegister {
  const inForce = documents.filter(({ state }) => state === 'finalised');
  const lists = inForce.filter(({ kind }) => kind === 'property_list').map(listOf);
  const measures = measuresOf(inForce);
  const citing = (list: GoodsList): readonly Measure[] =>
    measures.filter(({ listNumber }) => listNumber !== '' && listNumber === plainWords(list.number));
  const taken = lists
    .map((list): TakenList => ({ list, measures: citing(list) }))
    .filter((one) => one.measures.length > 0);
  const orders = ordersOf(inForce, { taken, lists });
  const byDay = movements.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const registered = taken.map((one) =>
    registeredList(one, { taken, orders, custodies: custodiesIn(inForce), byDay }),
  );
  const items = registered.flatMap((one) => one.items);
  const known = new Set(items.map(({ listId, key }) => `${listId} ${key}`));
  const numbers = new Set(inForce.flatMap((document) => citedBy(document)));
  return {
    lists: registered,
    orders,
    movements: byDay,
    strayLines: byDay.flatMap((movement) =>
      movement.lines
        .filter((line) => !known.has(`${line.listId} ${goodsKey(line)}`))
        .map((line) => ({ movement, line })),
    ),
    withoutList: measures.filter(
      ({ listNumber }) => !lists.some(({ number }) => listNumber !== '' && plainWords(number) === listNumber),
    ),
    uncited: lists.filter(({ number }) => !numbers.has(plainWords(number))),
    standing: {
      any: items.length > 0,
      left: items.some(({ ledger }) => leftOf(ledger) > 0),
      told: movements.length > 0,
    },
  };
}

/** Where a document names a list: its own field, or its words. */
function citedBy(document: ProcedureDocument): readonly string[] {
  if (document.kind === 'property_list') return [];
  const words = Object.values(document.values).flatMap((value) =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value.map((one) => JSON.stringify(one)) : [],
  );
  return [
    plainWords(textIn(document, 'list_number')),
    ...words.flatMap((text) =>
      [...text.matchAll(/文书编号\s*[：:]\s*([^\s（）()，。；、"]+)/g)].map(([, one = '']) =>
        plainWords(one),
      ),
    ),
  ];
}

/** 委托保管书: from a day the things of a list lie there. */
interface Custody {
  readonly on: IsoDate;
  readonly listNumber: string;
  readonly place: string;
  readonly keeper: string;
}

const custodiesIn = (documents: readonly ProcedureDocument[]): readonly Custody[] =>
  documents.flatMap((document) => {
    const on = dayIn(document, 'custody_from') ?? document.date;
    return document.kind !== 'custody_entrustment' || on === undefined
      ? []
      : [
          {
            on,
            listNumber: plainWords(textIn(document, 'list_number')),
            place: textIn(document, 'storage_place'),
            keeper: textIn(document, 'addressee'),
          },
        ];
  });

function registeredList(
  { list, measures }: TakenList,
  {
    taken,
    orders,
    custodies,
    byDay,
  }: {
    readonly taken: readonly TakenList[];
    readonly orders: readonly GoodsOrder[];
    readonly custodies: readonly Custody[];
    readonly byDay: readonly GoodsMovement[];
  },
): RegisterList {
  const listId = list.documentId;
  const takenOn = measures[0]?.on ?? list.date ?? '';
  const place = measures.find((measure) => measure.place !== '')?.place ?? '';
  const items = list.items.map((item): RegisterItem => {
    const key = goodsKey(item);
    const by = { listId, key };
    const told = stepsOf(byDay, (line) => line.listId === listId && goodsKey(line) === key);
    const steps = [
      ...custodies
        .filter(({ listNumber }) => listNumber === plainWords(list.number))
        .map((custody): ItemStep => ({
          kind: 'stored',
          fromPlace: '',
          quantity: item.quantity,
          upTo: true,
          ...custody,
        })),
      ...carriedOver(item, { list, measures }, taken),
      ...told,
    ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const { ledger, shortfalls } = follow(begun(item.quantity, takenOn, place, ''), steps);
    return {
      ...item,
      ...by,
      ledger,
      shortfalls,
      released: ordered(orders, 'released', by),
      confiscated: ordered(orders, 'confiscated', by),
      transferred: ordered(orders, 'transferred', by),
      consented: ordered(orders, 'consented', by),
    };
  });
  return { list, measures, takenOn, items };
}

/** 先行登记保存 followed by 查封、扣押 of the same thing on a list of its own: from then on that list answers for it. */
function carriedOver(
  item: ListedItem,
  { list, measures }: TakenList,
  taken: readonly TakenList[],
): readonly ItemStep[] {
  if (measures.some(({ preservation }) => !preservation)) return [];
  const key = goodsKey(item);
  const from = measures[0]?.on ?? '';
  return taken.flatMap((other): readonly ItemStep[] => {
    const seized = other.measures.find(({ preservation, on }) => !preservation && on >= from);
    const same = other.list.items.find((one) => goodsKey(one) === key);
    if (other.list.documentId === list.documentId || seized === undefined || same === undefined) return [];
    const { on } = seized;
    return [
      { kind: 'carried', on, quantity: same.quantity, place: '', keeper: '', fromPlace: '', upTo: true },
    ];
  });
}
