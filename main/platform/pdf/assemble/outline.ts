import { type PdfWriter, pdfText } from '../write/pdf-writer.ts';

/** A bookmark: its title, the object number of the page it leads to, and what stands below it. */
export interface Bookmark {
  readonly title: string;
  readonly page: number;
  readonly children: readonly Bookmark[];
}

/** Writes the bookmarks, all unfolded; returns the number of the outline object. */
export function writeOutline(writer: PdfWriter, bookmarks: readonly Bookmark[]): number {
  const root = writer.reserve();
  const level = writeLevel(writer, bookmarks, root);
  writer.object(root, `<</Type/Outlines${level.links}/Count ${level.count}>>`);
  return root;
}

/** Writes siblings; returns the First and Last entries for their parent and how many bookmarks show below it. */
function writeLevel(
  writer: PdfWriter,
  bookmarks: readonly Bookmark[],
  parent: number,
): { links: string; count: number } {
  const numbers = bookmarks.map(() => writer.reserve());
  let count = 0;
  bookmarks.forEach((bookmark, index) => {
    const self = numbers[index];
    if (self === undefined) return;
    const below = writeLevel(writer, bookmark.children, self);
    const previous = numbers[index - 1];
    const next = numbers[index + 1];
    count += 1 + below.count;
    writer.object(
      self,
      `<</Title ${pdfText(bookmark.title)}/Parent ${parent} 0 R/Dest[${bookmark.page} 0 R/XYZ null null null]` +
        (previous === undefined ? '' : `/Prev ${previous} 0 R`) +
        (next === undefined ? '' : `/Next ${next} 0 R`) +
        (below.count === 0 ? '' : `${below.links}/Count ${below.count}`) +
        '>>',
    );
  });
  const first = numbers[0];
  const last = numbers.at(-1);
  return { links: first === undefined ? '' : `/First ${first} 0 R/Last ${last} 0 R`, count };
}
