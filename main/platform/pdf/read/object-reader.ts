import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFRef,
} from 'pdf-lib';
import { pdfProblem } from './pdf-problem.ts';

/** Where the current version of an object lies. */
export type PlaceOfObject =
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' };

const LENGTH = PDFName.of('Length');
/** Deeper nesting than this is an attack or damage, not a document. */
const MAX_DEPTH = 200;

/** Reads single objects at their place, with the parser of pdf-lib. */
export class ObjectReader extends PDFParser {
  places: ReadonlyMap<number, PlaceOfObject> = new Map();
  readonly #own: PDFContext;
  #depth = 0;

  constructor(bytes: Uint8Array, context: PDFContext) {
    super(bytes);
    this.#own = context;
  }

  /** The object with this number, which must begin at `offset`. */
  objectAt(offset: number, number: number): PDFObject {
    const { found, generation } = this.headerAt(offset);
    if (found !== number) throw pdfProblem('damaged', new Error(`object ${number} is not at ${offset}`));
    return this.read(PDFRef.of(number, generation));
  }

  /** Reads `12 0 obj` and leaves the reader behind it. */
  headerAt(offset: number): { readonly found: number; readonly generation: number } {
    try {
      this.bytes.moveTo(offset);
      this.skipWhitespaceAndComments();
      const found = this.parseRawInt();
      this.skipWhitespaceAndComments();
      const generation = this.parseRawInt();
      this.skipWhitespaceAndComments();
      if (!this.matchKeyword([...Buffer.from('obj')])) throw new Error('no obj');
      return { found, generation };
    } catch (error) {
      throw pdfProblem('damaged', new Error(`no object at ${offset}`, { cause: error }));
    }
  }

  /** A value without header. */
  valueAt(offset: number): PDFObject {
    this.bytes.moveTo(offset);
    return this.read();
  }

  read(ref?: PDFRef): PDFObject {
    this.#depth = 0;
    try {
      return this.parseObject(ref);
    } catch (error) {
      throw pdfProblem('damaged', error);
    }
  }

  override parseObject(ref?: PDFRef): PDFObject {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH || this.bytes.done()) throw new Error('nested too deep, or cut off');
    const object = super.parseObject(ref);
    this.#depth -= 1;
    return object;
  }

  /** All objects belong to one context, and a length that is an object of its own is looked up at once. */
  protected override parseDict(ref?: PDFRef): PDFDict {
    const dict = PDFDict.fromMapWithContext(new Map(super.parseDict(ref).entries()), this.#own);
    const length = dict.get(LENGTH);
    if (length instanceof PDFRef) {
      const known = this.#lengthOf(length);
      if (known !== undefined) dict.set(LENGTH, known);
    }
    return dict;
  }

  protected override parseArray(ref?: PDFRef): PDFArray {
    const array = PDFArray.withContext(this.#own);
    for (const item of super.parseArray(ref).asArray()) array.push(item);
    return array;
  }

  /** Where the length is wrong the end of a stream is a guess, for a reader that repairs to make. */
  protected override findEndOfStreamFallback(): number {
    throw new Error('length of a stream is wrong');
  }

  #lengthOf({ objectNumber }: PDFRef): PDFNumber | undefined {
    const place = this.places.get(objectNumber);
    if (place?.kind !== 'at') return undefined;
    const back = this.bytes.offset();
    this.headerAt(place.offset);
    this.skipWhitespaceAndComments();
    const length = this.parseRawInt();
    this.bytes.moveTo(back);
    return PDFNumber.of(length);
  }
}
