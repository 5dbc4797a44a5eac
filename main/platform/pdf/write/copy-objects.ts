import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import { pdfProblem } from '../read/pdf-problem.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** Deeper nesting of direct objects than this is an attack or damage, not a document. */
const MAX_DEPTH = 200;

const LENGTH = PDFName.of('Length');

/**
 * Carries objects of one parsed source into the file being written, with new numbers.
 * Each object goes over once, however many pages use it, and is written straight from the source's bytes:
 * compressed streams stay as they are.
 */
export class ObjectCopier {
  readonly #source: PDFContext;
  readonly #writer: PdfWriter;
  readonly #numbers = new Map<PDFRef, number>();
  readonly #waiting: [object: PDFObject, number: number][] = [];

  readonly #onStream: ((stream: PDFRawStream) => void) | undefined;
  #missing = 0;

  constructor(source: PDFContext, writer: PdfWriter, onStream?: (stream: PDFRawStream) => void) {
    this.#source = source;
    this.#writer = writer;
    this.#onStream = onStream;
  }

  /** References met so far that lead nowhere. */
  get missing(): number {
    return this.#missing;
  }

  /** Says that `ref` of the source is written by the caller, as object `number`. */
  assign(ref: PDFRef, number: number): void {
    this.#numbers.set(ref, number);
  }

  /** A source object as PDF syntax for the new file; what it refers to is queued for `copyWaiting`. */
  syntax(object: PDFObject, depth = 0): string {
    if (depth > MAX_DEPTH) throw pdfProblem('damaged');
    if (object instanceof PDFRef) return this.#reference(object);
    if (object instanceof PDFDict) return `<<${this.entries(object, [], depth)}>>`;
    if (object instanceof PDFArray) {
      return `[${object
        .asArray()
        .map((element) => this.syntax(element, depth + 1))
        .join(' ')}]`;
    }
    if (object instanceof PDFStream || object instanceof PDFInvalidObject) throw pdfProblem('damaged');
    return object.toString();
  }

  /** A stream or a reference to one, as a reference of the new file. */
  object(object: PDFRef | PDFRawStream): string {
    if (object instanceof PDFRef) return this.#reference(object);
    const number = this.#writer.reserve();
    this.#waiting.push([object, number]);
    return `${number} 0 R`;
  }

  /** The entries of a dictionary as PDF syntax, without the given keys. */
  entries(dict: PDFDict, without: readonly PDFName[] = [], depth = 0): string {
    let text = '';
    for (const [key, value] of dict.entries()) {
      if (!without.includes(key)) text += `${key.toString()} ${this.syntax(value, depth + 1)}`;
    }
    return text;
  }

  /** Writes everything referred to so far, and what that refers to. */
  copyWaiting(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const [object, number] = next;
      if (object instanceof PDFRawStream) {
        this.#onStream?.(object);
        this.#writer.stream(number, this.entries(object.dict, [LENGTH]), object.contents);
      } else {
        this.#writer.object(number, this.syntax(object));
      }
    }
  }

  #reference(ref: PDFRef): string {
    const known = this.#numbers.get(ref);
    if (known !== undefined) return `${known} 0 R`;
    const object = this.#source.lookup(ref);
    // A reference to nothing is null by the standard; what a page cannot do without is checked before.
    if (object === undefined) {
      this.#missing += 1;
      return 'null';
    }
    const number = this.#writer.reserve();
    this.#numbers.set(ref, number);
    this.#waiting.push([object, number]);
    return `${number} 0 R`;
  }
}
