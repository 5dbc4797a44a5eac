import type { IsoDate } from '../../lib/date.ts';
import { dayIn, textIn } from '../procedure/timeline/document-events.ts';
import { rowsOf } from '../documents/values/check-values.ts';
import type { ProcedureDocument } from '../procedure/timeline/procedure-entry.ts';
import { quantityIn } from './goods-in-words.ts';
import { held, leftOf } from './ledger.ts';
import { goodsKey, listOf } from './listed-goods.ts';
import type { MovedLine, MovementKind } from './movement.ts';
import { plainWords, type Quantity, readQuantity } from './quantity.ts';
import type { GoodsRegister, RegisterItem } from './register.ts';

/** A movement as a document has it already: nothing of it need be typed, only whether it was done. */
export interface GoodsProposal {
  readonly kind: MovementKind;
  readonly on: IsoDate;
  readonly documentId: string;
  readonly lines: readonly MovedLine[];
  readonly place: string;
  readonly keeper: string;
}

/** What documents in force say was to be done and no movement names yet; the oldest first. */
export function proposalsOf(
  register: GoodsRegister,
  documents: readonly ProcedureDocument[],
): readonly GoodsProposal[] {
  const told = new Set(register.movements.flatMap(({ documentId }) => documentId ?? []));
  return documents
    .filter(({ id, state }) => state === 'finalised' && !told.has(id))
    .flatMap((document) => proposed(document, register, documents))
    .filter(({ lines }) => lines.length > 0)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function proposed(
  document: ProcedureDocument,
  register: GoodsRegister,
  documents: readonly ProcedureDocument[],
): readonly GoodsProposal[] {
  const propose = (
    kind: MovementKind,
    on: IsoDate | undefined,
    lines: readonly MovedLine[],
    place = '',
    keeper = '',
  ): readonly GoodsProposal[] =>
    on === undefined ? [] : [{ kind, on, documentId: document.id, lines, place, keeper }];
  switch (document.kind) {
    case 'evidence_preservation_release':
    case 'compulsory_measure_release':
      return propose(
        'returned',
        dayIn(document, 'release_on') ?? document.date,
        orderedLines(document, register),
        '',
        textIn(document, 'addressee'),
      );
    case 'seized_goods_transfer_notice':
      return propose(
        'handed_over',
        dayIn(document, 'handover_on') ?? document.date,
        orderedLines(document, register),
        [textIn(document, 'police'), textIn(document, 'other_agency')].find((one) => one !== '') ?? '',
      );
    case 'testing_entrustment':
      return propose('sent', document.date, sampleLines(document, register), textIn(document, 'addressee'));
    case 'goods_disposal_record': {
      const kind = disposalKind(`${textIn(document, 'disposal_details')}${textIn(document, 'goods_note')}`);
      return kind === undefined
        ? []
        : propose(
            kind,
            dayIn(document, 'disposal_time') ?? document.date,
            disposedLines(document, register, documents),
            textIn(document, 'disposal_place'),
            kind === 'destroyed' ? textIn(document, 'supervisor') : '',
          );
    }
    default:
      return [];
  }
}

const lineOf = ({ listId, name, model, unit }: RegisterItem, quantity: Quantity): MovedLine => ({
  listId,
  name,
  model,
  unit,
  quantity,
});

const itemsOf = ({ lists }: GoodsRegister): readonly RegisterItem[] => lists.flatMap(({ items }) => items);

/** As much as a document orders, where it is still held. */
function orderedLines({ id }: ProcedureDocument, register: GoodsRegister): readonly MovedLine[] {
  const lines = register.orders.filter(({ document }) => document.id === id).flatMap((order) => order.lines);
  return itemsOf(register).flatMap((item) => {
    const line = lines.find(({ listId, key }) => listId === item.listId && key === item.key);
    const quantity = Math.min(line?.quantity ?? 0, held(item.ledger));
    return quantity === 0 ? [] : [lineOf(item, quantity)];
  });
}

/** Samples that bear the name of something held; where their number is in another unit it is asked for. */
function sampleLines(document: ProcedureDocument, register: GoodsRegister): readonly MovedLine[] {
  return rowsOf(document.values['samples']).flatMap(({ name = '', model = '', quantity = '' }) => {
    const item = itemsOf(register).find(
      (one) =>
        plainWords(one.name) === plainWords(name) &&
        (plainWords(model) === '' || plainWords(one.model) === plainWords(model)) &&
        held(one.ledger) > 0,
    );
    if (item === undefined) return [];
    const asked = item.counted ? readQuantity(quantity, item.unit) : item.quantity;
    return asked === undefined || asked === 0 ? [] : [lineOf(item, Math.min(asked, held(item.ledger)))];
  });
}

const disposals: readonly (readonly [MovementKind, RegExp])[] = [
  ['returned', /退还|发还|返还/],
  ['destroyed', /销毁|无害化|焚烧|填埋|拆解/],
  ['sold', /拍卖|变卖|变价/],
  ['surrendered', /上缴|移交|捐赠|财政/],
];

/** Only where its words speak of one way: of several somebody says which thing went which. */
function disposalKind(words: string): MovementKind | undefined {
  const found = disposals.filter(([, pattern]) => pattern.test(words));
  return found.length === 1 ? found[0]?.[0] : undefined;
}

/** What a 处理记录 is about: what it names with a number, else its list, as far as that is still here. */
function disposedLines(
  document: ProcedureDocument,
  register: GoodsRegister,
  documents: readonly ProcedureDocument[],
): readonly MovedLine[] {
  const number = plainWords(textIn(document, 'list_number'));
  const note = textIn(document, 'goods_note');
  const own = register.lists
    .filter(({ list }) => plainWords(list.number) === number)
    .flatMap(({ items }) => items);
  const other = documents
    .filter(({ kind, state }) => kind === 'property_list' && state === 'finalised')
    .map(listOf)
    .find((list) => plainWords(list.number) === number);
  const among = own.length > 0 ? own : itemsOf(register);
  return among.flatMap((item) => {
    const there = held(item.ledger);
    const said = note === '' ? undefined : quantityIn(note, item);
    const listed = other?.items.find((one) => goodsKey(one) === item.key)?.quantity;
    const wanted =
      note !== ''
        ? said
        : own.length > 0
          ? item.confiscated > 0
            ? item.confiscated
            : leftOf(item.ledger)
          : listed;
    const quantity = Math.min(wanted ?? 0, there);
    return quantity === 0 ? [] : [lineOf(item, quantity)];
  });
}
