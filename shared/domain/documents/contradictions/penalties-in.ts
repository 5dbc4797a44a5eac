import { capitalSigns, readCapitals } from '../../../lib/read-capitals.ts';
import { readFigures } from './amounts.ts';

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
