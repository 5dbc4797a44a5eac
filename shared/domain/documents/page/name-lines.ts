import type { TextInline, TreeInline } from './tree.ts';
import { emsOf } from './inline-width.ts';

/**
 * Lines for the name of an organ that does not fit on one: broken where a part of the name ends and as even as may be
 * (GB/T 9704—2012, 7.3.1: 词意完整，排列对称，长短适宜). A name without parts is broken in its middle.
 * @param fits em of a line
 */
export function nameLines(name: string, fits: number): readonly string[] {
  const characters = [...name];
  const count = Math.ceil(emsOf(name) / fits);
  if (count <= 1) return [name];
  // A line more is better than a part torn in two.
  const [fewest, more] = [bestBreak(characters, count, fits), bestBreak(characters, count + 1, fits)];
  if (fewest !== undefined && (fewest.cost < AFTER_WORD || more === undefined || more.cost >= fewest.cost))
    return fewest.lines;
  return more?.lines ?? [name];
}

/** Worse than any unevenness: a break within a part. */
const TORN = 1_000;
/** 濮阳市市场监督管理局｜华龙区分局 is a better break than 濮阳市｜市场监督管理局华龙区分局. */
const AFTER_PLACE = 3;

const organEnds = /(?:局|厅|委|会|府|院|队|所|站|中心|处|室|公司)$/u;
const placeEnds = /[省市县区旗州盟]$/u;
/** 处|罚, 委|员会: no end of an organ. */
const organGoesOn = /^[罚理置员长属]/u;
/** 市|场, 区|域, 郑州|市: no end of a place. */
const placeGoesOn = /^(?:场|辖|级|域|局|[市县区](?=[^场]|$))/u;

/** 综合执法｜一中队, 综合行政执法｜大队: a unit of an organ. */
const unitBegins = /^(?:第?[一二三四五六七八九十\d]+(?:[总支大中]队|分局|科|股|组|室|所)|[总支大中]队)/u;
/** 食品安全｜监督管理科: a word of a name without parts. */
const wordEnds = /(?:综合|行政|执法|稽查|安全|监督|管理|检查|审查|协调)$/u;
const oneSign = /^[局厅委会府院队所站处室科股组]/u;
const BEFORE_UNIT = 6;
const AFTER_WORD = 60;

function costOfBreak(before: string, after: string): number {
  if (organEnds.test(before) && !organGoesOn.test(after)) return 0;
  if (placeEnds.test(before) && !placeGoesOn.test(after)) return AFTER_PLACE;
  if (unitBegins.test(after)) return BEFORE_UNIT;
  return wordEnds.test(before) && !oneSign.test(after) ? AFTER_WORD : TORN;
}

interface Broken {
  readonly cost: number;
  readonly lines: readonly string[];
}

/** The breaks of least cost into so many lines, none wider than `fits`; undefined when there are none. */
function bestBreak(characters: readonly string[], count: number, fits: number): Broken | undefined {
  const words = (from: number, to?: number): string => characters.slice(from, to).join('');
  const even = emsOf(words(0)) / count;
  const unevenness = (line: string): number => (emsOf(line) - even) ** 2;
  const known = new Map<string, Broken | undefined>();

  function best(from: number, left: number): Broken | undefined {
    const key = `${from.toString()} ${left.toString()}`;
    if (!known.has(key)) known.set(key, search(from, left));
    return known.get(key);
  }

  function search(from: number, left: number): Broken | undefined {
    if (left === 1) {
      const rest = words(from);
      return emsOf(rest) <= fits ? { cost: unevenness(rest), lines: [rest] } : undefined;
    }
    let found: Broken | undefined;
    for (let to = from + 1; to <= characters.length - left + 1; to++) {
      const line = words(from, to);
      if (emsOf(line) > fits) break;
      const others = best(to, left - 1);
      if (others === undefined) continue;
      const cost = unevenness(line) + costOfBreak(line, words(to)) + others.cost;
      if (found === undefined || cost < found.cost) found = { cost, lines: [line, ...others.lines] };
    }
    return found;
  }

  return best(0, count);
}

/** Anything else, a word of Latin letters or lines somebody made himself, is broken like other words. */
const ofHan = /^[\p{Script=Han}（）()·、]+$/u;

/** A name as it was laid out, with line ends where it is wider than `fits` em. */
export function nameOnLines(inlines: readonly TreeInline[], fits: number): readonly TreeInline[] {
  const texts = inlines.filter((inline): inline is TextInline => inline.kind === 'text');
  const [first] = texts;
  if (first === undefined || texts.length !== inlines.length) return inlines;
  const name = texts.map(({ text }) => text).join('');
  if (!ofHan.test(name)) return inlines;
  const lines = nameLines(name, fits);
  if (lines.length === 1) return inlines;
  return lines.flatMap((text, index): readonly TreeInline[] => [
    ...(index === 0 ? [] : [{ kind: 'lineBreak' } as const]),
    { ...first, text },
  ]);
}

/** em of the widest line. */
export function widestLine(inlines: readonly TreeInline[]): number {
  let [widest, line] = [0, 0];
  for (const inline of inlines) {
    if (inline.kind === 'lineBreak') line = 0;
    else if (inline.kind === 'text') line += emsOf(inline.text);
    else if (inline.kind === 'gap') line += inline.width;
    else if (inline.kind === 'blank' && inline.width !== 'rest') line += inline.width;
    widest = Math.max(widest, line);
  }
  return widest;
}
