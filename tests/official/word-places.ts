/** A printed word: its page from 1, its left and right edge and the height of its middle, in points. */
export interface PrintedWord {
  readonly page: number;
  readonly word: string;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

const WORD = /<page |<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g;

/** The words of what `pdftotext -bbox` writes; rules to write on are left out. */
export function printedWords(boxes: string): readonly PrintedWord[] {
  let page = 0;
  return [...boxes.matchAll(WORD)].flatMap(([, left, top, right, bottom, inside = '']) => {
    if (left === undefined) {
      page += 1;
      return [];
    }
    const word = inside.replace(/[_＿]/g, '');
    if (word === '') return [];
    const middle = (Number(top) + Number(bottom)) / 2;
    return [{ page, word, left: Number(left), right: Number(right), middle }];
  });
}

export interface WordsApart {
  readonly word: string;
  /** how much further right than theirs our word begins and ends, points */
  readonly left: number;
  readonly right: number;
}

/** Each of their words beside ours nearest to it; words that only one has are left out. */
export function wordsApart(
  theirs: readonly PrintedWord[],
  ours: readonly PrintedWord[],
): readonly WordsApart[] {
  const left = [...ours];
  return theirs.flatMap((their) => {
    const far = (one: PrintedWord) =>
      Math.abs(one.left - their.left) + 3 * Math.abs(one.middle - their.middle);
    const [nearest] = left
      .filter(({ page, word }) => page === their.page && word === their.word)
      .toSorted((a, b) => far(a) - far(b));
    if (nearest === undefined) return [];
    left.splice(left.indexOf(nearest), 1);
    return [{ word: their.word, left: nearest.left - their.left, right: nearest.right - their.right }];
  });
}
