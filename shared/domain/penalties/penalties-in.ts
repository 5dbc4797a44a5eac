import { plainFigures, readSum, SUM } from '../../lib/read-sum.ts';
import { takenIn } from './taken.ts';

/** 行政处罚的种类 (行政处罚法第九条) as they are written in a proposal; what is taken is read by itself. */
const kinds: readonly (readonly [name: string, words: RegExp])[] = [
  ['警告', /(?<!不予|免予|不再)警告/],
  ['通报批评', /(?<!不予|免予|不再)通报批评/],
  ['罚款', /(?<!不予|免予|免于|不再|不并处|不处|免除|加处|加处的|逾期缴纳|缴纳)罚款/],
  ['暂扣许可证件', /暂扣/],
  ['降低资质等级', /降低资质/],
  ['吊销许可证件', /吊销/],
  ['限制开展生产经营活动', /限制开展/],
  ['责令停产停业', /责令停产|停产停业|停业整顿/],
  ['责令关闭', /责令关闭/],
  ['限制从业', /限制从业|禁止从业/],
];

/** Where a notice comes to its proposal, after facts and reasons: 拟作出如下行政处罚： */
const PROPOSAL = /(?:拟|作出|给予|处以|决定)[^。；\n]{0,30}处罚[^。；：\n]{0,8}[：:]/g;

export interface Penalties {
  readonly kinds: ReadonlySet<string>;
  /** 分, all fines together; undefined without a figure that can be read */
  readonly fine: number | undefined;
  readonly gains: number | undefined;
}

/** What a text imposes or proposes. */
export function penaltiesIn(text: string): Penalties {
  const start = [...text.matchAll(PROPOSAL)].at(-1);
  const proposal = start === undefined ? text : text.slice(start.index + start[0].length);
  const taken = takenIn(proposal);
  return {
    kinds: new Set([
      ...kinds.flatMap(([name, words]) => (words.test(proposal) ? [name] : [])),
      ...(taken.gains.length > 0 ? ['没收违法所得'] : []),
      ...(taken.goods.length > 0 ? ['没收非法财物'] : []),
    ]),
    fine: fineIn(proposal),
    gains: gainsIn(taken.gains),
  };
}

/** Something is to be paid: a fine, or what was gained. */
export function isPayable(text: string): boolean {
  const { kinds: found } = penaltiesIn(text);
  return found.has('罚款') || found.has('没收违法所得');
}

/** 信息公示规定第二条: 仅受到警告, whatever words stand around it. */
export function isWarningOnly(text: string): boolean {
  const { kinds: found } = penaltiesIn(text);
  return found.size === 1 && found.has('警告');
}

const GAP = String.raw`(?:(?!没收|所得|罚款|[，。；、\n]|\d|[¥￥]).){0,8}?`;
const AFTER = new RegExp(`^(${GAP})(${SUM})`);
const BEFORE = new RegExp(`(${SUM})(?:整|正)?(?:人民币)?(?:的)?(?:行政)?$`);
const FINE = /(?<!不予|免予|免于|不再|不并处|不处|免除|加处|加处的|按|按照|缴纳|逾期缴纳)罚款/g;
const TOTAL = /合计|共计|总计|合并/;

interface Found {
  readonly fen: number | undefined;
  readonly total: boolean;
}

/**
 * All fines together, in 分. A total beside its parts counts once, and only where they add up to it; what names a sum that
 * cannot be read leaves the whole unknown.
 */
function fineIn(text: string): number | undefined {
  const plain = plainFigures(text).replace(/[^\S\n]+/g, '');
  const bare = sumsOf(plain.replace(/（[^（）]*）|\([^()]*\)/g, ''));
  return added(bare.length > 0 ? bare : sumsOf(plain.replace(/[（）()]/g, '')));
}

const sumsOf = (text: string): readonly Found[] =>
  [...text.matchAll(FINE)].flatMap(({ index }): readonly Found[] => {
    const rest = text.slice(index + '罚款'.length);
    const before = text.slice(Math.max(0, index - 40), index);
    const clause = /^[^，。；、\n]*/.exec(rest)?.[0] ?? '';
    const [, gap = '', sum] = AFTER.exec(rest) ?? [];
    if (sum !== undefined)
      return [
        { fen: readSum(sum), total: TOTAL.test(gap) || /(?:合计|共计|总计|合并)(?:处以?)?$/.test(before) },
      ];
    const [, earlier] = BEFORE.exec(before) ?? [];
    if (earlier !== undefined && !/(?:所得|收入|货款)[^，。；、]*$/.test(before.slice(0, -earlier.length)))
      return [{ fen: readSum(earlier), total: false }];
    return /元|圆/.test(clause.split(/没收|处/)[0] ?? '') ? [{ fen: undefined, total: false }] : [];
  });

function added(found: readonly Found[]): number | undefined {
  if (found.length === 0) return undefined;
  const parts = found.filter(({ total }) => !total);
  const totals = found.filter(({ total }) => total);
  const sum = addUp(parts);
  const whole = addUp(totals);
  if (parts.length === 0) return whole;
  if (totals.length === 0) return sum;
  return sum === whole ? whole : undefined;
}

const addUp = (found: readonly Found[]): number | undefined =>
  found.reduce<number | undefined>(
    (total, { fen }) => (total === undefined || fen === undefined ? undefined : total + fen),
    0,
  );

/** 没收违法所得300.00元, 300元违法所得: of each the sum beside its word. */
function gainsIn(said: readonly string[]): number | undefined {
  const sums = said.flatMap((words) => {
    const bare = words.replace(/（[^（）]*）|\([^()]*\)/g, '');
    const inside = words.replace(/[（）()]/g, '');
    const sum = sumBeside(bare) ?? sumBeside(inside);
    return sum === undefined ? [] : [readSum(sum)];
  });
  if (sums.length === 0) return undefined;
  return addUp(sums.map((fen) => ({ fen, total: false })));
}

const AFTER_GAINS = new RegExp(String.raw`(?:所得|收入|孳息)(?:(?!\d|[¥￥]).){0,12}?(${SUM})`);
const BEFORE_GAINS = new RegExp(`(${SUM})(?:整|正)?的?(?:违法|非法)(?:所得|收入)`);

const sumBeside = (words: string): string | undefined =>
  (AFTER_GAINS.exec(words) ?? BEFORE_GAINS.exec(words))?.[1];
