import type { PagePlace } from '../documents/page/page-place.ts';
import { citationWords, type EvidenceCitation } from './citations.ts';

/** A citation of a document: the page, from 1, on which it first stands, and where all its words stand. */
export interface CitedPage extends EvidenceCitation {
  readonly page: number;
  /** Empty where the document is bound as a scan: nobody knows where words stand on it. */
  readonly places: readonly PagePlace[];
}

/** A document of the volume and what it cites. */
export interface CitingItem {
  readonly id: string;
  readonly title: string;
  readonly citations: readonly CitedPage[];
}

/** One line of 证据引用对照: where a document cites a recording, and where in the file that is described. */
export interface IndexLine {
  /** 视频03 00:12:31 */
  readonly citation: string;
  /** file name of the recording; absent when the case has none of that number */
  readonly name?: string | undefined;
  readonly document: string;
  /** 第12页, 副卷第3页 */
  readonly citedOn: string;
  readonly describedOn: string;
  /** 视频03; absent when the case has none of that number */
  readonly label?: string | undefined;
  /** the document and the page of it, from 1, that `citedOn` speaks of; `top` in points where it is known */
  readonly cited: { readonly itemId: string; readonly page: number; readonly top?: number | undefined };
}

export interface IndexFacts {
  readonly items: readonly CitingItem[];
  /** names of the recordings by what documents call them */
  readonly names: ReadonlyMap<string, string>;
  /** the page of an item in the bound volume, in words */
  readonly placeOf: (itemId: string, page: number) => string;
  /** the page of the sheet of recordings on which a recording stands, in words; undefined where it does not */
  readonly sheetPlaceOf: (label: string) => string | undefined;
}

/** Every citation of the file, by recording and second, then in the order of the documents. */
export function citationIndex({ items, names, placeOf, sheetPlaceOf }: IndexFacts): readonly IndexLine[] {
  return items
    .flatMap(({ id, title, citations }) => citations.map((citation) => ({ id, title, ...citation })))
    .toSorted((a, b) => order(a.label, b.label) || (a.second ?? -1) - (b.second ?? -1))
    .map(({ id, title, page, places, label, second }) => {
      const name = names.get(label);
      const top = places[0]?.top;
      return {
        citation: citationWords({ label, second }),
        ...(name === undefined ? {} : { name, label }),
        document: title,
        citedOn: placeOf(id, page),
        describedOn: name === undefined ? '本案没有' : (sheetPlaceOf(label) ?? ''),
        cited: { itemId: id, page, ...(top === undefined ? {} : { top }) },
      };
    });
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
