import { above, levelOf, type Provision } from './cite.ts';
import { readNumeral } from './numerals.ts';

const N = '[零〇一二三四五六七八九十百千\\d]+';
const TYPED = new RegExp(
  `^(?:第?(${N})条?(?:之(${N}))?)(?:[\\s.\\-，,]*第?(${N})款?)?(?:[\\s.\\-，,]*第?(${N})项?)?(?:[\\s.\\-，,]*第?(${N})目?)?$`,
);
const WORDED = new RegExp(
  `^第?(${N})条(?:之(${N}))?(?:第?(${N})款)?(?:第?[（(]?(${N})[）)]?项)?(?:第?(${N})目)?$`,
);

/**
 * A provision as a clerk types it: 第一百二十四条第一款第五项, 124条1款5项, 124条5项 (an article of one paragraph),
 * 124.1.5, 124 1 5. Undefined when it is none.
 */
export function readProvision(typed: string): Provision | undefined {
  const plain = typed.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const match = WORDED.exec(plain.replace(/\s/g, '')) ?? TYPED.exec(plain);
  if (match === null) return undefined;
  const [article, after, paragraph, item, subitem] = match
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : readNumeral(part)));
  if (article === undefined) return undefined;
  return {
    article,
    ...(after === undefined ? {} : { after }),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
    ...(subitem === undefined ? {} : { subitem }),
  };
}

/** A law named in a text with the provisions that follow it. */
export interface FoundCitation {
  readonly title: string;
  readonly provisions: readonly Provision[];
  /** where it stands in the text */
  readonly from: number;
  readonly to: number;
}

const PART = `第${N}条(?:之${N})?(?:第${N}款)?(?:第[（(]?${N}[）)]?项)?(?:第${N}目)?`;
const TAIL = `(?:第${N}款)?(?:第[（(]?${N}[）)]?项)?(?:第${N}目)?`;
const CITED = new RegExp(
  `《([^《》]+)》((?:${PART})(?:(?:、|和|以及|至)(?:${PART}|第${N}(?:款|项|目)${TAIL}))*)`,
  'g',
);

/** Every 《law》第…条… of a text; later parts that leave out article or paragraph take them from the part before. */
export function findCitations(text: string): readonly FoundCitation[] {
  return [...text.matchAll(CITED)].map((match) => ({
    title: match[1] ?? '',
    provisions: readJoined(match[2] ?? ''),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function readJoined(words: string): readonly Provision[] {
  const provisions: Provision[] = [];
  for (const [, joint = '', part = ''] of words.matchAll(/(^|、|和|以及|至)([^、和以至]+)/g)) {
    const before = provisions.at(-1);
    const here = completed(part, before);
    if (here === undefined) continue;
    if (joint === '至' && before !== undefined) provisions.push(...between(before, here));
    provisions.push(here);
  }
  return provisions;
}

/** A part with what it leaves out taken from the one before. */
function completed(part: string, before: Provision | undefined): Provision | undefined {
  const whole = readProvision(part);
  if (part.includes('条') || before === undefined) return whole;
  const number = (unit: string): number | undefined => {
    const match = new RegExp(`第[（(]?(${N})[）)]?${unit}`).exec(part);
    return match === null ? undefined : readNumeral(match[1] ?? '');
  };
  const [paragraph, item, subitem] = [number('款'), number('项'), number('目')];
  const { article, after } = before;
  const base = { article, ...(after === undefined ? {} : { after }) };
  if (paragraph !== undefined)
    return {
      ...base,
      paragraph,
      ...(item === undefined ? {} : { item }),
      ...(subitem === undefined ? {} : { subitem }),
    };
  const within = { ...base, ...(before.paragraph === undefined ? {} : { paragraph: before.paragraph }) };
  if (item !== undefined) return { ...within, item, ...(subitem === undefined ? {} : { subitem }) };
  return {
    ...within,
    ...(before.item === undefined ? {} : { item: before.item }),
    ...(subitem === undefined ? {} : { subitem }),
  };
}

function between(from: Provision, to: Provision): readonly Provision[] {
  const level = levelOf(to);
  if (level !== levelOf(from) || above(from) !== above(to)) return [];
  const [first, last] = [from[level] ?? 0, to[level] ?? 0];
  return Array.from({ length: Math.max(last - first - 1, 0) }, (_, at) => ({
    ...from,
    [level]: first + at + 1,
  }));
}
