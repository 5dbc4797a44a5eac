import { listsCitedIn, quantityIn } from '../../goods/goods-in-words.ts';
import { takenIn } from '../../penalties/taken.ts';
import { goodsKey } from '../../goods/listed-goods.ts';
import { type Quantity, quantityWords, readQuantity } from '../../goods/quantity.ts';
import { type DocumentKind, penaltyDecisions } from '../../procedure/timeline/document-kind.ts';
import { rowsOf } from '../values/check-values.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import type { Finding, Place } from './finding.ts';
import { fieldsFrom, named, place, placeOf, plain, quote, textAt, textsOf, ofKind } from './reading.ts';

const SEIZED: readonly DocumentKind[] = ['compulsory_measure_decision'];
const RELEASED: readonly DocumentKind[] = ['compulsory_measure_release'];

/** A 场所/设施/财物清单 that some document names. */
interface List {
  readonly document: CheckedDocument;
  readonly number: string;
}

const listsOf = (documents: readonly CheckedDocument[]): readonly List[] =>
  documents
    .filter((document) => ofKind(document, 'property_list'))
    .flatMap((document) => {
      const [field] = fieldsFrom(document, 'facts.listNumber');
      const number = field === undefined ? '' : plain(textAt(document, field.id));
      return number === '' ? [] : [{ document, number }];
    });

/** Every list a document names, in its own field or in its words. */
function citedLists(document: CheckedDocument): readonly { readonly number: string; readonly at: Place }[] {
  return [
    ...fieldsFrom(document, 'facts.listNumber').flatMap((field) => {
      const number = textAt(document, field.id);
      return number === '' ? [] : [{ number: plain(number), at: placeOf(document, field) }];
    }),
    ...textsOf(document).flatMap(({ field, label, text }) =>
      listsCitedIn(text).map((number) => ({ number, at: place(document, field, label) })),
    ),
  ];
}

/** A list number that is cited must be the number of a list in this case (procedure.md V9). */
export const citedListsExist: Rule = ({ documents }) => {
  const known = new Set(listsOf(documents).map(({ number }) => number));
  return documents
    .filter((document) => !ofKind(document, 'property_list'))
    .flatMap((document) =>
      citedLists(document)
        .filter(({ number }) => !known.has(number))
        .map(({ number, at }): Finding => ({
          rule: 'list-unknown',
          severity: document.state === 'finalised' ? 'blocking' : 'attention',
          sentence: `${named(document)}引用文书编号为${quote(number)}的《场所/设施/财物清单》，本案没有这份清单。请制作清单，或者核对编号。`,
          article: '行政强制法第二十四条',
          compared: [number],
          places: [at],
        })),
    );
};

interface Item {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly at: Place;
}

/** The rows of a list whose quantity is a number. */
function itemsOf({ document }: List): readonly Item[] {
  const [field] = fieldsFrom(document, 'facts.goods');
  if (field === undefined) return [];
  return rowsOf(document.values[field.id]).flatMap((row, index) => {
    const { name = '', model = '', unit = '', quantity = '' } = row;
    const count = readQuantity(quantity, unit);
    if (plain(name) === '' || count === undefined) return [];
    const path = `${field.id}[${index.toString()}].quantity`;
    return [
      {
        key: goodsKey({ name, model, unit }),
        name: name.trim(),
        unit: plain(unit),
        quantity: count,
        at: place(document, path, `第${(index + 1).toString()}行数量`),
      },
    ];
  });
}

/** What was seized, released and confiscated by the lists of the decisions, item by item. */
export const goodsAddUp: Rule = ({ documents }) => {
  const lists = listsOf(documents);
  const by = (kinds: readonly DocumentKind[]): readonly Item[] => {
    const numbers = new Set(
      documents
        .filter((document) => ofKind(document, ...kinds))
        .flatMap(citedLists)
        .map(({ number }) => number),
    );
    return lists.filter(({ number }) => numbers.has(number)).flatMap(itemsOf);
  };
  const seized = by(SEIZED);
  if (seized.length === 0) return [];
  const released = by(RELEASED);
  const confiscated = by(penaltyDecisions);
  const keys = [...new Set([...released, ...confiscated].map(({ key }) => key))];
  return [
    ...keys.flatMap((key) => balance(key, seized, released, confiscated)),
    ...documents
      .filter((document) => ofKind(document, 'on_the_spot_penalty_decision', 'penalty_decision'))
      .flatMap((decision) => confiscatedInWords(decision, seized)),
  ];
};

const ARTICLE = '行政强制法第二十四条、第二十八条';

const total = (items: readonly Item[]): Quantity => items.reduce((sum, { quantity }) => sum + quantity, 0);

function balance(
  key: string,
  seized: readonly Item[],
  released: readonly Item[],
  confiscated: readonly Item[],
): readonly Finding[] {
  const of = (items: readonly Item[]) => items.filter((item) => item.key === key);
  const [taken, back, kept] = [of(seized), of(released), of(confiscated)];
  const [first] = [...back, ...kept];
  if (first === undefined || total(back) + total(kept) <= total(taken)) return [];
  // What lies elsewhere may be confiscated without having been seized.
  const severity = back.length === 0 && taken.length === 0 ? 'attention' : 'blocking';
  const unit = first.unit;
  return [
    {
      rule: 'goods-do-not-add-up',
      severity,
      sentence:
        `${quote(first.name)}查封、扣押${quantityWords(total(taken))}${unit}，` +
        `解除${quantityWords(total(back))}${unit}、没收${quantityWords(total(kept))}${unit}，合计多于查封、扣押的数量。请核对清单。`,
      article: ARTICLE,
      compared: [key, ...[taken, back, kept].map((items) => quantityWords(total(items)))],
      places: [...back, ...kept, ...taken].map(({ at }) => at),
    },
  ];
}

/** 没收扣押的辣椒酱12瓶: a quantity in words may not be more than what was seized. */
function confiscatedInWords(decision: CheckedDocument, seized: readonly Item[]): readonly Finding[] {
  const fields = fieldsFrom(decision, 'facts.penalties').map(({ id }) => id);
  const texts = textsOf(decision).filter(({ field }) =>
    fields.some((id) => field === id || field.startsWith(`${id}[`)),
  );
  return texts.flatMap(({ field, label, text }) => {
    const taken = takenIn(text).goods.join('；');
    return [...new Set(seized.map(({ key }) => key))].flatMap((key): readonly Finding[] => {
      const items = seized.filter((item) => item.key === key);
      const [item] = items;
      if (item === undefined) return [];
      const said = quantityIn(taken, item);
      if (said === undefined || said <= total(items)) return [];
      return [
        {
          rule: 'goods-do-not-add-up',
          severity: 'blocking',
          sentence: `${named(decision)}没收${quote(item.name)}${quantityWords(said)}${item.unit}，查封、扣押清单只有${quantityWords(total(items))}${item.unit}。请核对数量。`,
          article: ARTICLE,
          compared: [key, quantityWords(said), quantityWords(total(items))],
          places: [place(decision, field, label), ...items.map(({ at }) => at)],
        },
      ];
    });
  });
}
