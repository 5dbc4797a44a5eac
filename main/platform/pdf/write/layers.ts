import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib';
import type { ObjectCopier } from './copy-objects.ts';
import { type PdfWriter, pdfText } from './pdf-writer.ts';

const name = (text: string): PDFName => PDFName.of(text);

/**
 * The layers of all sources of a file being written, each in the state its own file opens with. A volume has one
 * state: switches for screen, print and export (which programs heed or not) are settled for the screen and left out.
 */
export class Layers {
  readonly #writer: PdfWriter;
  readonly #all: number[] = [];
  readonly #off: number[] = [];

  constructor(writer: PdfWriter) {
    this.#writer = writer;
  }

  /** Writes the layers of a source; whoever copies its pages afterwards refers to these. */
  take(context: PDFContext, catalog: PDFDict, copier: ObjectCopier): void {
    const properties = catalog.lookup(name('OCProperties'));
    if (!(properties instanceof PDFDict)) return;
    const off = hiddenLayers(properties);
    for (const ref of references(properties, 'OCGs')) {
      const layer = context.lookup(ref);
      if (!(layer instanceof PDFDict)) continue;
      const number = this.#writer.reserve();
      copier.assign(ref, number);
      const title = layer.lookup(name('Name'));
      const called = title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : '';
      this.#writer.object(number, `<</Type/OCG/Name${pdfText(called)}>>`);
      this.#all.push(number);
      if (off.has(ref)) this.#off.push(number);
    }
  }

  /** The entry of the catalog; empty when no source has layers. */
  entry(): string {
    if (this.#all.length === 0) return '';
    const list = (numbers: readonly number[]): string => numbers.map((number) => `${number} 0 R`).join(' ');
    return (
      `/OCProperties<</OCGs[${list(this.#all)}]/D<</Name${pdfText('默认')}/BaseState/ON/Order[]` +
      `/OFF[${list(this.#off)}]/Locked[${list(this.#all)}]>>>>`
    );
  }
}

/** The layers that are off when a reader opens the file (ISO 32000-1, 8.11.4.3). */
function hiddenLayers(properties: PDFDict): ReadonlySet<PDFRef> {
  const settings = properties.lookup(name('D'));
  const off = new Set<PDFRef>();
  if (!(settings instanceof PDFDict)) return off;
  if (settings.lookup(name('BaseState')) === name('OFF')) {
    for (const ref of references(properties, 'OCGs')) off.add(ref);
  }
  for (const ref of references(settings, 'ON')) off.delete(ref);
  for (const ref of references(settings, 'OFF')) off.add(ref);
  const switches = settings.lookup(name('AS'));
  if (!(switches instanceof PDFArray)) return off;
  switches.asArray().forEach((_, index) => {
    const one = switches.lookup(index);
    if (!(one instanceof PDFDict) || one.lookup(name('Event')) !== name('View')) return;
    for (const ref of references(one, 'OCGs')) {
      const state = stateOnScreen(one.context.lookup(ref));
      if (state === name('OFF')) off.add(ref);
      if (state === name('ON')) off.delete(ref);
    }
  });
  return off;
}

function stateOnScreen(layer: unknown): PDFName | undefined {
  const usage = layer instanceof PDFDict ? layer.lookup(name('Usage')) : undefined;
  const view = usage instanceof PDFDict ? usage.lookup(name('View')) : undefined;
  const state = view instanceof PDFDict ? view.lookup(name('ViewState')) : undefined;
  return state instanceof PDFName ? state : undefined;
}

function references(dict: PDFDict, key: string): readonly PDFRef[] {
  const array = dict.lookup(name(key));
  return array instanceof PDFArray ? array.asArray().filter((item) => item instanceof PDFRef) : [];
}
