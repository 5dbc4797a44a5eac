import { moneyInFigures } from '../../../lib/chinese-numerals.ts';
import { capitalSigns, readCapitals } from '../../../lib/read-capitals.ts';
import { readFigures } from './amounts.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { fieldsFrom, named, placeOf, textsOf } from './reading.ts';

/** 行政处罚的种类 (行政处罚法第九条) as they are written in a proposal. */
const kinds: readonly (readonly [name: string, words: RegExp])[] = [
  ['警告', /警告/],
  ['通报批评', /通报批评/],
  ['罚款', /罚款/],
  ['没收违法所得', /没收[^，。；、]{0,8}违法所得/],
  ['没收非法财物', /没收(?![^，。；、]{0,8}违法所得)/],
  ['暂扣许可证件', /暂扣/],
  ['降低资质等级', /降低资质/],
  ['吊销许可证件', /吊销/],
  ['限制开展生产经营活动', /限制开展/],
  ['责令停产停业', /责令停产|停产停业|停业整顿/],
  ['责令关闭', /责令关闭/],
  ['限制从业', /限制从业|禁止从业/],
];

const AMOUNT = String.raw`[^，。；、\d${capitalSigns}]{0,8}(?:(\d[\d,，]*(?:\.\d+)?)\s*(万|亿)?\s*元|([${capitalSigns}]{2,}))`;
const FINE = new RegExp(`罚款${AMOUNT}`, 'g');
const GAINS = new RegExp(`没收[^，。；、]{0,8}违法所得${AMOUNT}`, 'g');
/** Where a notice comes to its proposal, after facts and reasons: 拟作出如下行政处罚： */
const PROPOSAL = /(?:拟|作出|给予|处以|决定)[^。；\n]{0,30}处罚[^。；：\n]{0,8}[：:]/g;

export interface Penalties {
  readonly kinds: ReadonlySet<string>;
  /** 分, all fines together; undefined without a figure */
  readonly fine: number | undefined;
  readonly gains: number | undefined;
}

/** What a text imposes or proposes. */
export function penaltiesIn(text: string): Penalties {
  const start = [...text.matchAll(PROPOSAL)].at(-1);
  const proposal = start === undefined ? text : text.slice(start.index + start[0].length);
  return {
    kinds: new Set(kinds.flatMap(([name, words]) => (words.test(proposal) ? [name] : []))),
    fine: sum(proposal, FINE),
    gains: sum(proposal, GAINS),
  };
}

function sum(text: string, pattern: RegExp): number | undefined {
  const amounts = [...text.matchAll(pattern)].flatMap(([, digits, unit, capitals]) => {
    const fen = digits === undefined ? readCapitals(capitals ?? '') : readFigures(digits, unit);
    return fen === undefined || Number.isNaN(fen) ? [] : [fen];
  });
  return amounts.length === 0 ? undefined : amounts.reduce((total, fen) => total + fen, 0);
}

const NOTICE = 37;
const DECISION = 45;
const ARTICLE = '行政处罚法第四十五条、程序规定第五十八条';

/** The decision may not be heavier than what the party was told; lighter wants a reason in the decision. */
export const penaltyDiffers: Rule = ({ documents }) => {
  const notice = documents.findLast(({ template }) => template.number === NOTICE);
  if (notice === undefined) return [];
  const told = penaltiesIn(penaltyText(notice));
  if (told.kinds.size === 0) return [];
  return documents
    .filter(({ template }) => template.number === DECISION)
    .flatMap((decision) => compare(notice, told, decision));
};

const penaltyFields = (document: CheckedDocument) =>
  fieldsFrom(document, 'facts.penalties', 'facts.proposedPenalty');

function penaltyText(document: CheckedDocument): string {
  const ids = penaltyFields(document).map(({ id }) => id);
  return textsOf(document)
    .filter(({ field }) => ids.some((id) => field === id || field.startsWith(`${id}[`)))
    .map(({ text }) => text)
    .join('\n');
}

function compare(notice: CheckedDocument, told: Penalties, decision: CheckedDocument): readonly Finding[] {
  const decided = penaltiesIn(penaltyText(decision));
  if (decided.kinds.size === 0) return [];
  const places = [decision, notice].flatMap((document) =>
    penaltyFields(document)
      .slice(0, 1)
      .map((field) => placeOf(document, field)),
  );
  const say = (sentence: string, ...compared: readonly string[]): Finding => ({
    rule: 'penalty-differs',
    severity: 'attention',
    sentence,
    article: ARTICLE,
    compared,
    places,
  });
  const names = `${named(decision)}与${named(notice)}`;
  const added = [...decided.kinds].filter((kind) => !told.kinds.has(kind));
  const dropped = [...told.kinds].filter((kind) => !decided.kinds.has(kind));
  return [
    ...(added.length === 0
      ? []
      : [
          say(
            `${names}不符：决定了${added.join('、')}，告知书没有告知。请改成一致，或者重新告知后再决定。`,
            'added',
            ...added,
          ),
        ]),
    ...(dropped.length === 0
      ? []
      : [
          say(
            `${names}不符：告知的${dropped.join('、')}没有写入决定。采纳申辩而减少的，请在决定书中写明理由。`,
            'dropped',
            ...dropped,
          ),
        ]),
    ...amountFindings('罚款', told.fine, decided.fine, names, say),
    ...amountFindings('没收违法所得', told.gains, decided.gains, names, say),
  ];
}

function amountFindings(
  what: string,
  told: number | undefined,
  decided: number | undefined,
  names: string,
  say: (sentence: string, ...compared: readonly string[]) => Finding,
): readonly Finding[] {
  if (told === undefined || decided === undefined || told === decided) return [];
  const both = `告知${moneyInFigures(told)}元，决定${moneyInFigures(decided)}元`;
  return [
    say(
      decided > told
        ? `${names}的${what}数额不符：${both}。不得因申辩或者听证加重处罚；确需加重的，应当重新告知。`
        : `${names}的${what}数额不符：${both}。采纳申辩而减轻的，请在决定书中写明理由。`,
      what,
      told.toString(),
      decided.toString(),
    ),
  ];
}
