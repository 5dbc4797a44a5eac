import { chineseDate, type IsoDate } from '../../lib/date.ts';
import { allDecisions, type DocumentKind, penaltyDecisions } from '../procedure/timeline/document-kind.ts';
import type { ProcedureDocument } from '../procedure/timeline/procedure-entry.ts';
import { goneIn, leftOf } from './ledger.ts';
import { goodsWords, type ListedItem } from './listed-goods.ts';
import type { Measure } from './measures.ts';
import { movementRule } from './movement.ts';
import type { GoodsOrder } from './orders.ts';
import { type Quantity, quantityWords } from './quantity.ts';
import type { GoodsRegister, RegisterItem } from './register.ts';

/** Something the register and the documents do not agree about, or that is to be done. Nothing is refused for it. */
export interface GoodsFault {
  readonly rule: GoodsFaultRule;
  /** `wrong`: it does not add up or was done without its ground; `due`: it waits to be done; `note`: worth knowing */
  readonly weight: 'wrong' | 'due' | 'note';
  readonly sentence: string;
  readonly article: string;
  /** what it speaks of */
  readonly documentIds: readonly string[];
}

export const goodsFaultRules = [
  'list-missing',
  'list-uncited',
  'not-on-the-list',
  'more-than-there',
  'movement-without-item',
  'movement-without-document',
  'order-unknown',
  'order-over',
  'order-unclear',
  'not-returned',
  'returned-unreleased',
  'disposed-unfounded',
  'handed-over-untold',
  'not-handed-over',
  'not-disposed',
  'decision-silent',
  'measure-over',
  'test-over',
  'tested-unentrusted',
  'no-place',
  'uncounted',
  'lost',
] as const;
export type GoodsFaultRule = (typeof goodsFaultRules)[number];

export interface FaultData {
  readonly documents: readonly ProcedureDocument[];
  readonly nameOf: (kind: DocumentKind) => string;
  /** the last day of each measure whose limit still runs, by the document of the measure */
  readonly dueOf: (documentId: string) => IsoDate | undefined;
  readonly today: IsoDate;
}

const RELEASE = '程序规定第四十二条、行政强制法第二十八条';
const LISTS = '行政强制法第二十四条、程序规定第三十四条';

/** Where the register says that something is wrong or open, the gravest first. */
export function goodsFaults(register: GoodsRegister, data: FaultData): readonly GoodsFault[] {
  const found = [
    ...listFaults(register, data),
    ...movementFaults(register, data),
    ...register.orders.flatMap((order) => orderFaults(order, data)),
    ...register.lists.flatMap(({ items, measures }) =>
      items.flatMap((item) => itemFaults(item, measures, data)),
    ),
    ...register.lists.flatMap((list) => storeFaults(list)),
  ];
  const weights: readonly GoodsFault['weight'][] = ['wrong', 'due', 'note'];
  return weights.flatMap((weight) => found.filter((fault) => fault.weight === weight));
}

export const documentWords = (
  { kind, documentNumber }: Pick<ProcedureDocument, 'kind' | 'documentNumber'>,
  nameOf: FaultData['nameOf'],
): string =>
  `《${kind === undefined ? '文书' : nameOf(kind)}》${documentNumber === undefined ? '' : `（${documentNumber}）`}`;

/** 12瓶; of what cannot be counted its own words, 一批. */
export const amountWords = (
  item: Pick<ListedItem, 'unit' | 'counted' | 'written'>,
  quantity: Quantity,
): string =>
  item.counted ? `${quantityWords(quantity)}${item.unit}` : item.written === '' ? '整项' : item.written;

const some = (item: ListedItem, quantity: Quantity): string =>
  `“${goodsWords(item)}”${amountWords(item, quantity)}`;

function listFaults(
  { withoutList, uncited }: GoodsRegister,
  { documents, nameOf }: FaultData,
): readonly GoodsFault[] {
  return [
    ...withoutList.map((measure): GoodsFault => {
      const document = documents.find(({ id }) => id === measure.documentId);
      const name = document === undefined ? measure.words : documentWords(document, nameOf);
      return {
        rule: 'list-missing',
        weight: 'wrong',
        sentence:
          measure.listNumber === ''
            ? `${name}没有写清单的文书编号，台账里没有它的财物。`
            : `${name}引用的清单（文书编号：${measure.listNumber}）还没有定稿，台账里没有它的财物。`,
        article: LISTS,
        documentIds: [measure.documentId],
      };
    }),
    ...uncited.map(({ documentId, number }): GoodsFault => ({
      rule: 'list-uncited',
      weight: 'note',
      sentence: `清单（文书编号：${number}）没有文书引用，不计入台账。`,
      article: LISTS,
      documentIds: [documentId],
    })),
  ];
}

function movementFaults(
  { lists, strayLines, movements }: GoodsRegister,
  { documents }: FaultData,
): readonly GoodsFault[] {
  const inForce = new Set(documents.map(({ id }) => id));
  return [
    ...lists.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.shortfalls.map(({ step: { kind, on, quantity }, there }): GoodsFault => ({
          rule: 'more-than-there',
          weight: 'wrong',
          sentence: `${chineseDate(on)}登记${kind === 'carried' ? '转入扣押' : movementRule(kind).words}${some(item, quantity)}，当时只有${amountWords(item, there)}，数量对不上。`,
          article: LISTS,
          documentIds: [item.listId],
        })),
      ),
    ),
    ...strayLines.map(({ movement, line }): GoodsFault => ({
      rule: 'movement-without-item',
      weight: 'wrong',
      sentence: `${chineseDate(movement.on)}登记${movementRule(movement.kind).words}的“${goodsWords(line)}”不在现行的清单里，清单可能已经补正或者作废。请撤销这一笔，按现行清单重新登记。`,
      article: LISTS,
      documentIds: inForce.has(line.listId) ? [line.listId] : [],
    })),
    ...movements
      .filter(({ documentId }) => documentId !== undefined && !inForce.has(documentId))
      .map(({ kind, on }): GoodsFault => ({
        rule: 'movement-without-document',
        weight: 'wrong',
        sentence: `${chineseDate(on)}登记${movementRule(kind).words}所依据的文书已经作废。请核对，改正后重新登记。`,
        article: movementRule(kind).article,
        documentIds: [],
      })),
  ];
}

const orderVerbs = {
  released: '解除',
  confiscated: '没收',
  transferred: '移送',
  consented: '同意先行处置',
} as const;

function orderFaults(order: GoodsOrder, { nameOf }: FaultData): readonly GoodsFault[] {
  const { kind, document, unknown, over, unclear } = order;
  const name = documentWords(document, nameOf);
  const fault = (rule: GoodsFaultRule, weight: GoodsFault['weight'], sentence: string): GoodsFault => ({
    rule,
    weight,
    sentence,
    article: kind === 'released' ? RELEASE : '行政强制法第二十七条',
    documentIds: [document.id],
  });
  return [
    ...(unknown.length === 0
      ? []
      : [
          fault(
            'order-unknown',
            'wrong',
            `${name}${orderVerbs[kind]}的${unknown.map((one) => `“${one}”`).join('、')}不在查封、扣押或者先行登记保存的清单里，请核对名称、规格和单位。`,
          ),
        ]),
    ...over.map(({ item, quantity, left }) =>
      fault(
        'order-over',
        'wrong',
        `${name}${orderVerbs[kind]}${some(item, quantity)}，清单上还没有处理的只有${amountWords(item, left)}。`,
      ),
    ),
    ...(unclear
      ? [
          fault(
            'order-unclear',
            kind === 'confiscated' ? 'note' : 'wrong',
            kind === 'confiscated'
              ? `${name}决定没收财物，没有写明是哪些物品、多少，也没有引用清单，台账不能核对。`
              : `${name}只${orderVerbs[kind]}部分物品，没有另开清单，台账不知道是哪些。`,
          ),
        ]
      : []),
  ];
}

function itemFaults(
  item: RegisterItem,
  measures: readonly Measure[],
  data: FaultData,
): readonly GoodsFault[] {
  const { ledger, released, confiscated, consented, transferred } = item;
  const gone = (kind: keyof typeof ledger.gone): Quantity => ledger.gone[kind] ?? 0;
  const here = leftOf(ledger);
  const [returned, destroyed] = [gone('returned'), gone('destroyed')];
  const disposed = destroyed + gone('sold') + gone('surrendered');
  const ids = [item.listId, ...measures.map(({ documentId }) => documentId)];
  const fault = (
    rule: GoodsFaultRule,
    weight: GoodsFault['weight'],
    sentence: string,
    article: string,
  ): GoodsFault => ({ rule, weight, sentence, article, documentIds: ids });
  const faults: GoodsFault[] = [];
  const push = (when: boolean, ...rest: Parameters<typeof fault>): void => {
    if (when) faults.push(fault(...rest));
  };

  // What was announced and nobody came for may be sold or handed in instead of given back (程序规定第四十二条).
  const unclaimed = Math.min(gone('sold') + gone('surrendered'), Math.max(0, released - returned));
  const toReturn = Math.min(here, Math.max(0, released - returned - unclaimed));
  push(
    toReturn > 0,
    'not-returned',
    'due',
    `${some(item, toReturn)}已经解除，应当立即退还，台账还没有登记退还。`,
    RELEASE,
  );
  // What was only preserved goes back by itself after seven working days (程序规定第三十五条).
  push(
    returned > released && measures.some(({ preservation }) => !preservation),
    'returned-unreleased',
    'wrong',
    `登记退还${some(item, returned)}，决定解除的只有${amountWords(item, released)}；解除查封、扣押应当经批准并作出解除决定。`,
    '程序规定第三十六条、第四十二条',
  );
  const founded = confiscated + consented + unclaimed;
  push(
    disposed > founded,
    'disposed-unfounded',
    'wrong',
    `登记销毁、变卖或者上缴${some(item, disposed)}，没收决定和先行处置手续只有${amountWords(item, founded)}。`,
    '行政处罚法第七十四条、程序规定第四十一条',
  );
  // What was only preserved is no seized property (行政强制法第二十一条).
  push(
    gone('handed_over') > transferred && measures.some(({ preservation }) => !preservation),
    'handed-over-untold',
    'wrong',
    `登记移送${some(item, gone('handed_over'))}，移送告知书写明的只有${amountWords(item, transferred)}；移送查封、扣押的财物应当书面告知当事人。`,
    '行政强制法第二十一条',
  );
  const toHandOver = Math.min(here - toReturn, Math.max(0, transferred - gone('handed_over')));
  push(
    toHandOver > 0,
    'not-handed-over',
    'due',
    `移送告知书写明移送的${some(item, toHandOver)}还没有登记移送。`,
    '行政强制法第二十一条、移送涉嫌犯罪案件规定第十二条',
  );
  const toDispose = Math.min(here - toReturn - toHandOver, Math.max(0, confiscated - disposed));
  push(
    toDispose > 0,
    'not-disposed',
    'due',
    `没收的${some(item, toDispose)}还没有登记处理。`,
    '行政处罚法第七十四条',
  );
  const spoken = released + confiscated + transferred;
  const silent = Math.min(
    here,
    Math.max(0, item.quantity - spoken - goneIn(ledger) + returned + disposed + gone('handed_over')),
  );
  const decision = data.documents.findLast(({ kind }) => kind !== undefined && allDecisions.includes(kind));
  const says =
    decision?.kind !== undefined && penaltyDecisions.includes(decision.kind) ? '没有写明没收' : '不予处罚';
  push(
    decision !== undefined && silent > 0,
    'decision-silent',
    'due',
    `已经作出处理决定，${says}${some(item, silent)}，也没有解除；不再需要查封、扣押的，应当解除并退还。`,
    RELEASE,
  );
  const due = measures.map(({ documentId }) => data.dueOf(documentId)).find((on) => on !== undefined);
  push(
    decision === undefined && due !== undefined && due < data.today && silent > 0,
    'measure-over',
    'wrong',
    `${measures.map(({ words }) => words).join('、')}的期限已于${chineseDate(due ?? '')}届满，${some(item, silent)}既没有处理，也没有解除。`,
    measures.some(({ preservation }) => !preservation) ? RELEASE : '程序规定第三十五条',
  );
  push(
    ledger.testing > 0 && data.documents.some(({ kind }) => kind === 'testing_result_notice'),
    'test-over',
    'due',
    `检测、检验、检疫、鉴定的结果已经告知，送检的${some(item, ledger.testing)}还没有登记退回或者用去。`,
    '程序规定第三十二条',
  );
  push(
    (ledger.testing > 0 || gone('used_up') > 0) &&
      !data.documents.some(({ kind }) => kind === 'testing_entrustment'),
    'tested-unentrusted',
    'wrong',
    `登记“${goodsWords(item)}”送检，本案没有委托书。`,
    '程序规定第三十二条',
  );
  push(
    gone('lost') > 0,
    'lost',
    'wrong',
    `${some(item, gone('lost'))}登记为毁损、灭失；查封、扣押的财物应当妥善保管，造成损失的应当赔偿。`,
    '行政强制法第二十六条',
  );
  push(
    !item.counted,
    'uncounted',
    'note',
    `“${goodsWords(item)}”的数量${item.written === '' ? '是空的' : `“${item.written}”不是数字`}，台账按整项登记。`,
    LISTS,
  );
  return faults;
}

/** What lies somewhere and nobody says where. */
function storeFaults({ list, items }: GoodsRegister['lists'][number]): readonly GoodsFault[] {
  const nowhere = items.filter(({ ledger }) => ledger.lots.some(({ place }) => place === ''));
  if (nowhere.length === 0) return [];
  return [
    {
      rule: 'no-place',
      weight: 'note',
      sentence: `清单（文书编号：${list.number}）有${nowhere.length.toString()}项还没有登记存放地点和保管人。`,
      article: '程序规定第四十一条',
      documentIds: [list.documentId],
    },
  ];
}
