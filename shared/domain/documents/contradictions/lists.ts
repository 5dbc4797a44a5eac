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

/** 《场所/设施/财物清单》（文书编号：2026-001） */
const CITED = /清单》?\s*[（(，,]?\s*文书编号\s*[：:]\s*([^\s（）()，。；、]+)/g;

/** Every list a document names, in its own field or in its words. */
function citedLists(document: CheckedDocument): readonly { readonly number: string; readonly at: Place }[] {
  return [
    ...fieldsFrom(document, 'facts.listNumber').flatMap((field) => {
      const number = textAt(document, field.id);
      return number === '' ? [] : [{ number: plain(number), at: placeOf(document, field) }];
    }),
    ...textsOf(document).flatMap(({ field, label, text }) =>
      [...text.matchAll(CITED)].map(([, number = '']) => ({
        number: plain(number),
        at: place(document, field, label),
      })),
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
  readonly quantity: number;
  readonly at: Place;
}

/** The rows of a list whose quantity is a number. */
function itemsOf({ document }: List): readonly Item[] {
  const [field] = fieldsFrom(document, 'facts.goods');
  if (field === undefined) return [];
  return rowsOf(document.values[field.id]).flatMap((row, index) => {
    const { name = '', model = '', unit = '', quantity = '' } = row;
    const count = Number(plain(quantity));
    if (plain(name) === '' || quantity.trim() === '' || !Number.isFinite(count)) return [];
    const path = `${field.id}[${index.toString()}].quantity`;
    return [
      {
        key: [name, model, unit].map(plain).join('|'),
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

const total = (items: readonly Item[]): number => items.reduce((sum, { quantity }) => sum + quantity, 0);

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
        `${quote(first.name)}查封、扣押${total(taken).toString()}${unit}，` +
        `解除${total(back).toString()}${unit}、没收${total(kept).toString()}${unit}，合计多于查封、扣押的数量。请核对清单。`,
      article: ARTICLE,
      compared: [key, ...[taken, back, kept].map((items) => total(items).toString())],
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
  return texts.flatMap(({ field, label, text }) =>
    text.includes('没收')
      ? [...new Set(seized.map(({ key }) => key))].flatMap((key): readonly Finding[] => {
          const items = seized.filter((item) => item.key === key);
          const [item] = items;
          if (item === undefined) return [];
          const said = quantityIn(text, item);
          if (said === undefined || said <= total(items)) return [];
          return [
            {
              rule: 'goods-do-not-add-up',
              severity: 'blocking',
              sentence: `${named(decision)}没收${quote(item.name)}${said.toString()}${item.unit}，查封、扣押清单只有${total(items).toString()}${item.unit}。请核对数量。`,
              article: ARTICLE,
              compared: [key, said.toString(), total(items).toString()],
              places: [place(decision, field, label), ...items.map(({ at }) => at)],
            },
          ];
        })
      : [],
  );
}

/** The number before the unit after the name of the item, its remarks in brackets left out. */
function quantityIn(text: string, { name, unit }: Item): number | undefined {
  const stem = name.replace(/[（(][^）)]*[）)]/g, '').trim();
  const at = stem === '' || unit === '' ? -1 : text.indexOf(stem);
  if (at < 0) return undefined;
  const after = /^[^，。；、\d]{0,8}(\d+(?:\.\d+)?)\s*(\S)/.exec(text.slice(at + stem.length));
  return after !== null && unit.startsWith(after[2] ?? '') ? Number(after[1]) : undefined;
}
