import { chineseNumeral } from './numerals.ts';

/** 条款项目 of a law. `paragraph` is absent where the article has but one, `item` where none is meant. */
export interface Provision {
  readonly article: number;
  /** 之一 is 1 */
  readonly after?: number | undefined;
  readonly paragraph?: number | undefined;
  readonly item?: number | undefined;
  readonly subitem?: number | undefined;
}

/** 第一百二十四条第一款第五项. Items are written with their number, without parentheses; 目 likewise. */
export function provisionText({ article, after = 0, paragraph, item, subitem }: Provision): string {
  return [
    `第${chineseNumeral(article)}条${after === 0 ? '' : `之${chineseNumeral(after)}`}`,
    ...(paragraph === undefined ? [] : [`第${chineseNumeral(paragraph)}款`]),
    ...(item === undefined ? [] : [`第${chineseNumeral(item)}项`]),
    ...(subitem === undefined ? [] : [`第${chineseNumeral(subitem)}目`]),
  ].join('');
}

export const lawText = (title: string): string => `《${title.replace(/^《|》$/g, '')}》`;

/**
 * 《中华人民共和国食品安全法》第六十七条第一款第一项、第二项、第六十八条: several provisions of one law, each part
 * that repeats the one before it said once. Neighbours in one row of items or articles become 第一项至第三项.
 */
export function citationText(title: string, provisions: readonly Provision[]): string {
  return `${lawText(title)}${joinProvisions(provisions)}`;
}

/** The provisions alone, as `citationText` joins them. */
export function joinProvisions(provisions: readonly Provision[]): string {
  const words: string[] = [];
  let before: Provision | undefined;
  for (let at = 0; at < provisions.length; at++) {
    const here = provisions[at];
    if (here === undefined) continue;
    const end = runEnd(provisions, at);
    const last = provisions[end];
    const from = withoutRepeated(here, before);
    if (end > at + 1 && last !== undefined) {
      words.push(`${from}至${lastPart(last)}`);
      at = end;
      before = last;
    } else {
      words.push(from);
      before = here;
    }
  }
  return words.join('、');
}

export type Level = 'article' | 'paragraph' | 'item' | 'subitem';

export const levelOf = ({ paragraph, item, subitem }: Provision): Level =>
  subitem !== undefined
    ? 'subitem'
    : item !== undefined
      ? 'item'
      : paragraph !== undefined
        ? 'paragraph'
        : 'article';

/** Names what a provision lies in; equal for neighbours. */
export const above = (provision: Provision): string => {
  const { article, after = 0, paragraph = 0, item = 0 } = provision;
  switch (levelOf(provision)) {
    case 'article':
      return '';
    case 'paragraph':
      return `${article}/${after}`;
    case 'item':
      return `${article}/${after}/${paragraph}`;
    case 'subitem':
      return `${article}/${after}/${paragraph}/${item}`;
  }
};

/** Index of the last of a row of neighbours that begins at `at`. */
function runEnd(provisions: readonly Provision[], at: number): number {
  let end = at;
  for (;;) {
    const [here, next] = [provisions[end], provisions[end + 1]];
    if (here === undefined || next === undefined || !follows(here, next)) return end;
    end += 1;
  }
}

function follows(here: Provision, next: Provision): boolean {
  const level = levelOf(here);
  if (level !== levelOf(next) || above(here) !== above(next)) return false;
  if (
    (here.after ?? 0) !== (level === 'article' ? 0 : (next.after ?? 0)) ||
    (next.after ?? 0) !== (here.after ?? 0)
  )
    return false;
  return next[level] === (here[level] ?? 0) + 1;
}

/** What of a provision the one before it has not said already. */
function withoutRepeated(here: Provision, before: Provision | undefined): string {
  if (before === undefined || levelOf(here) === 'article' || levelOf(here) !== levelOf(before))
    return provisionText(here);
  if (above(here) === above(before)) return lastPart(here);
  return provisionText(here);
}

function lastPart(provision: Provision): string {
  const level = levelOf(provision);
  if (level === 'article') return provisionText(provision);
  const unit = { paragraph: '款', item: '项', subitem: '目' }[level];
  return `第${chineseNumeral(provision[level] ?? 1)}${unit}`;
}
