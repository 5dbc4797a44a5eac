import type { TextInline, TreeInline } from './tree.ts';

/**
 * Words that stand on one line where they fit on one: an amount, a date, a code, a 文号, with the punctuation that may not
 * leave them. Wider than the line, it is torn into its pieces, and these into theirs; the last are never torn.
 */
export interface WholeInline {
  readonly kind: 'whole';
  /** the words of all parts */
  readonly text: string;
  readonly parts: readonly TextInline[];
  /** absent where the whole fits on a line for certain, and where it cannot be torn */
  readonly pieces?: readonly WholeInline[];
  /** beside pieces: how wide the line is, pt; absent where the words are torn anyway */
  readonly room?: number;
}

export type DrawnInline = TreeInline | WholeInline;

/** Where the words stand: in a cell whose lines are so wide and whose type is so large, pt; or in running text. */
export type Place = { readonly width: number; readonly size: number } | 'running';

/** What may not begin a line, and what may not end one. A double dash is one sign, and Chinese text begins lines with it. */
const CLOSING = String.raw`(?:[！％），．：；？］｝、。〉》」』】〕〗〞”’…·～℃°‰%‱]|(?<!—)—(?!—))`;
const OPENING = '[¥€£（〈《「『【〔〖［｛“‘〝￥＄]';
const GLUE = String.raw`(?:[·～]|(?<!—)—(?!—))`;
const CODE = '[!-~]';
const NUMBER = String.raw`[0-9](?:[0-9.,]*[0-9])?`;

const DOCUMENT_NUMBER = String.raw`[\u4e00-\u9fff]{0,8}〔[0-9]{4}〕第?[0-9]+(?:[-－—][0-9]+)?号`;
const DATE = String.raw`[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月[0-9]{1,2}日`;
const TIME = String.raw`[0-9]{1,2}[时点](?:[0-9]{1,2}分(?:[0-9]{1,2}秒)?)?`;
const AMOUNT = String.raw`${NUMBER}[十百千万亿]*(?:美|欧|港|日)?[元角分]`;

/** An em of running text holds two figures: so many characters of a code could not stand on a line. */
const LONGER_THAN_LINE = 40;
/** One sign before a dot, a wave or a dash that may not begin a line. */
const GLUED = String.raw`[^\s]${GLUE}`;

const whole = (...kinds: readonly string[]): RegExp =>
  new RegExp(`${OPENING}*(?:${kinds.join('|')})${CLOSING}*`, 'gu');

const IN_CELLS = whole(DOCUMENT_NUMBER, DATE, TIME, AMOUNT, `${CODE}{2,}`, GLUED);
const IN_RUNNING_TEXT = whole(`${CODE}{${LONGER_THAN_LINE.toString()},}`, GLUED);
/** Most words hold nothing of the kind. */
const WORTH_LOOKING = /[!-~]{2}|[·～—〔年月时点元角分]/u;
const WORTH_LOOKING_RUNNING = new RegExp(`${CODE}{${LONGER_THAN_LINE.toString()}}|[·～—]`, 'u');

/** The words of a paragraph with what is to stay in one piece put together, also over the joints of its inlines. */
export function keepWhole(inlines: readonly TreeInline[], place: Place): readonly DrawnInline[] {
  const drawn: DrawnInline[] = [];
  let texts: TextInline[] = [];
  const flush = (): void => {
    drawn.push(...joined(texts, place));
    texts = [];
  };
  for (const inline of inlines) {
    if (inline.kind === 'text') texts.push(inline);
    else {
      flush();
      drawn.push(inline);
    }
  }
  flush();
  return drawn;
}

function joined(texts: readonly TextInline[], place: Place): readonly DrawnInline[] {
  const text = texts.map((inline) => inline.text).join('');
  const running = place === 'running';
  if (!(running ? WORTH_LOOKING_RUNNING : WORTH_LOOKING).test(text)) return texts;
  const drawn: DrawnInline[] = [];
  let at = 0;
  for (const match of text.matchAll(running ? IN_RUNNING_TEXT : IN_CELLS)) {
    const end = match.index + match[0].length;
    drawn.push(...cutOut(texts, at, match.index), wholeOf(texts, match.index, end, place));
    at = end;
  }
  return at === 0 ? texts : [...drawn, ...cutOut(texts, at, text.length)];
}

/** A sign with what may not leave it. */
const SIGNS = new RegExp(`${OPENING}*[^]${CLOSING}*`, 'gu');
/** Words, figures, and signs. */
const WORDS = new RegExp(`${OPENING}*(?:${CODE}+|[^])${CLOSING}*`, 'gu');

const NUMBER_BEHIND = new RegExp(`^(${OPENING}*[\\u4e00-\\u9fff])[\\u4e00-\\u9fff]*〔`, 'u');

function wholeOf(texts: readonly TextInline[], from: number, to: number, place: Place): WholeInline {
  const parts = cutOut(texts, from, to);
  const text = parts.map((part) => part.text).join('');
  const made = { kind: 'whole', text, parts } as const;
  if (place !== 'running' && mostEms(text) * place.size <= place.width) return made;
  const pieces = piecesOf(text);
  if (pieces.length < 2) return made;
  let at = from;
  return {
    ...made,
    pieces: pieces.map((piece) => {
      const begin = at;
      at += piece.length;
      return wholeOf(texts, begin, at, place);
    }),
    // In running text a gap before so long a code would be worse than the code torn.
    ...(place === 'running' ? {} : { room: place.width }),
  };
}

function piecesOf(text: string): readonly string[] {
  // Nobody knows where a 文号 begins among the words before its year: it gives up one sign after the other.
  const [, before] = NUMBER_BEHIND.exec(text) ?? [];
  if (before !== undefined) return [before, text.slice(before.length)];
  const words = text.match(WORDS) ?? [];
  return words.length > 1 ? words : (text.match(SIGNS) ?? []);
}

/** Latin letters are up to so many em wide; figures and points little more than a half. */
const LETTER = 1.1;
const FIGURE = 0.56;

/** How wide a text is at most, em: what fits by this needs no measuring. */
function mostEms(text: string): number {
  let ems = 0;
  for (const sign of text) ems += /[0-9.,:;/-]/.test(sign) ? FIGURE : sign < '\u0100' ? LETTER : 1;
  return ems;
}

/** The inlines of a part of their joined words. */
function cutOut(texts: readonly TextInline[], from: number, to: number): readonly TextInline[] {
  const parts: TextInline[] = [];
  let at = 0;
  for (const inline of texts) {
    const begin = Math.max(from - at, 0);
    const end = Math.min(to - at, inline.text.length);
    if (begin < end)
      parts.push(
        begin === 0 && end === inline.text.length
          ? inline
          : { ...inline, text: inline.text.slice(begin, end) },
      );
    at += inline.text.length;
  }
  return parts;
}
