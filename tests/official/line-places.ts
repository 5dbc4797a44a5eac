/** A line of print: its page from 1, its words without blanks and rules, the height of its middle in points. */
export interface PrintedLine {
  readonly page: number;
  readonly words: string;
  readonly middle: number;
}

const LINE = /<page |<line xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([\s\S]*?)<\/line>/g;
const WORD = /<word [^>]*>(.*?)<\/word>/g;

/** The lines of what `pdftotext -bbox-layout` writes. */
export function printedLines(boxes: string): readonly PrintedLine[] {
  let page = 0;
  return [...boxes.matchAll(LINE)].flatMap(([, top, bottom, inside]) => {
    if (top === undefined || bottom === undefined || inside === undefined) {
      page += 1;
      return [];
    }
    const words = [...inside.matchAll(WORD)].map(([, word = '']) => word).join('');
    const bare = words.replace(/[\s_＿]/g, '');
    return bare.length < 2 ? [] : [{ page, words: bare, middle: (Number(top) + Number(bottom)) / 2 }];
  });
}

/** How much lower than theirs each of our lines stands, in points; lines that only one has are left out. */
export function heightsApart(
  theirs: readonly PrintedLine[],
  ours: readonly PrintedLine[],
): readonly { readonly words: string; readonly apart: number }[] {
  const left = [...ours];
  return theirs.flatMap((line) => {
    const same = left
      .filter((one) => one.page === line.page && one.words === line.words)
      .toSorted((a, b) => Math.abs(a.middle - line.middle) - Math.abs(b.middle - line.middle));
    const [nearest] = same;
    if (nearest === undefined) return [];
    left.splice(left.indexOf(nearest), 1);
    return [{ words: line.words, apart: nearest.middle - line.middle }];
  });
}
