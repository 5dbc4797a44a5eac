import { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';
import { normalAppearance, shownAnnotations } from './appearances.ts';
import type { ParsedPdf } from '../read/parse-pdf.ts';

/** An annotation by the object number of its page and its place in the page's list, from 0. */
export interface AnnotationAt {
  readonly page: number;
  readonly index: number;
}

const name = (text: string): PDFName => PDFName.of(text);
/** Without an appearance readers draw these from their own figures; of the others they show a sign or nothing. */
const DRAWN_BY_READERS: readonly (PDFObject | undefined)[] = [
  ...['Square', 'Circle', 'Line', 'Polygon', 'PolyLine', 'Ink', 'FreeText'],
  ...['Highlight', 'Underline', 'Squiggly', 'StrikeOut'],
].map(name);
const TEXT_FIELDS: readonly (PDFObject | undefined)[] = ['Tx', 'Ch'].map(name);

/** Annotations readers draw themselves when the file is opened: the file shows something else, or nothing. */
export function undrawn({ catalog, pages }: ParsedPdf): readonly AnnotationAt[] {
  const form = catalog.lookup(name('AcroForm'));
  const anew = form instanceof PDFDict && form.lookup(name('NeedAppearances')) === PDFBool.True;
  return pages.flatMap((page) => {
    const shown = new Set(shownAnnotations(page));
    const all = page.dict.lookup(name('Annots'));
    if (shown.size === 0 || !(all instanceof PDFArray) || page.ref === undefined) return [];
    const number = page.ref.objectNumber;
    return all.asArray().flatMap((_, index) => {
      const annotation = all.lookup(index);
      return annotation instanceof PDFDict && shown.has(annotation) && isUndrawn(annotation, anew)
        ? [{ page: number, index }]
        : [];
    });
  });
}

function isUndrawn(annotation: PDFDict, anew: boolean): boolean {
  const missing = normalAppearance(annotation) === undefined;
  if (annotation.lookup(name('Subtype')) !== name('Widget'))
    return missing && DRAWN_BY_READERS.includes(annotation.lookup(name('Subtype')));
  if (TEXT_FIELDS.includes(fieldEntry(annotation, 'FT'))) return missing || anew;
  // A button that has pictures for its states but none for this one shows nothing.
  return (
    missing &&
    !(annotation.lookup(name('AP')) instanceof PDFDict) &&
    fieldEntry(annotation, 'FT') === name('Btn')
  );
}

/** An entry of a form field, which may stand in a field above it. */
export function fieldEntry(field: PDFDict, key: string): PDFObject | undefined {
  let node: PDFObject | undefined = field;
  for (let depth = 0; node instanceof PDFDict && depth < 32; depth += 1) {
    const value = node.lookup(name(key));
    if (value !== undefined) return value;
    node = node.lookup(name('Parent'));
  }
  return undefined;
}

/** What a field holds as text; undefined when that is no text. */
export function fieldText(field: PDFDict): string | undefined {
  const value = fieldEntry(field, 'V');
  const first = value instanceof PDFArray ? value.lookup(0) : value;
  return first instanceof PDFString || first instanceof PDFHexString ? first.decodeText() : undefined;
}
