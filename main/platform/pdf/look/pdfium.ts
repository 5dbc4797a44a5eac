import { closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { AnnotationAt } from './undrawn.ts';

/** What PDFium made of a file: written anew, in need of a password, or not to be opened. */
export type Rewritten = 'written' | 'password' | 'unreadable';

/** FPDF_NO_INCREMENTAL and FPDF_REMOVE_SECURITY of fpdf_save.h. */
const WHOLE_AND_OPEN = 2 | 3;
const ERR_PASSWORD = 4;
const WIDGET = 20;
/** Sizes of FPDF_FILEACCESS and FPDF_FILEWRITE, 32 bit. */
const FILE_ACCESS = 12;
const FILE_WRITE = 8;

/** V8 shares compiled code among those made from the same bytes while one of them lives: the next opens at once. */
let first: WrappedPdfiumModule | undefined;

/**
 * The reader of Chrome, which opens what readers open: by repairing, with an empty password, without a table. Runs
 * no scripts. Only inside a worker: it works blocking, and memory it has taken it keeps.
 */
export class Pdfium {
  readonly #lib: WrappedPdfiumModule;

  private constructor(lib: WrappedPdfiumModule) {
    this.#lib = lib;
  }

  /** A library with memory of its own: what one file did to it does not reach the next. */
  static async open(): Promise<Pdfium> {
    const wasm = readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
    const lib = await init({ wasmBinary: new Uint8Array(wasm).buffer });
    lib.PDFiumExt_Init();
    first ??= lib;
    return new Pdfium(lib);
  }

  /**
   * Writes the file anew: one version of each object, a true table, no encryption. Streams go over as they are. The
   * annotations named get the appearance their values ask for. Read piecemeal, so that a large scan is not held twice.
   */
  rewrite(source: string, target: string, undrawn: readonly AnnotationAt[] = []): Rewritten {
    const lib = this.#lib;
    return this.#reading(source, (access) => {
      const document = lib.FPDF_LoadCustomDocument(access, '');
      if (document === 0) return lib.FPDF_GetLastError() === ERR_PASSWORD ? 'password' : 'unreadable';
      try {
        for (const place of undrawn) this.#draw(document, place);
        return this.#save(document, target) ? 'written' : 'unreadable';
      } finally {
        lib.FPDF_CloseDocument(document);
      }
    });
  }

  #draw(document: number, { page: pageObject, index }: AnnotationAt): void {
    const lib = this.#lib;
    const page = lib.EPDFDoc_LoadPageByObjectNumber(document, pageObject);
    if (page === 0) return;
    const annotation = lib.FPDFPage_GetAnnot(page, index);
    if (annotation !== 0) {
      if (lib.FPDFAnnot_GetSubtype(annotation) === WIDGET) lib.EPDFAnnot_GenerateFormFieldAP(annotation);
      else lib.EPDFAnnot_GenerateAppearance(annotation);
      lib.FPDFPage_CloseAnnot(annotation);
    }
    lib.FPDF_ClosePage(page);
  }

  #reading<T>(source: string, work: (access: number) => T): T {
    const { pdfium } = this.#lib;
    const file = openSync(source, 'r');
    const read = pdfium.addFunction(
      (_: number, position: number, buffer: number, size: number) =>
        readSync(file, memoryOf(pdfium), buffer, size, position) === size ? 1 : 0,
      'iiiii',
    );
    const access = pdfium.wasmExports.malloc(FILE_ACCESS);
    pdfium.setValue(access, fstatSync(file).size, 'i32');
    pdfium.setValue(access + 4, read, 'i32');
    pdfium.setValue(access + 8, 0, 'i32');
    try {
      return work(access);
    } finally {
      pdfium.wasmExports.free(access);
      pdfium.removeFunction(read);
      closeSync(file);
    }
  }

  #save(document: number, target: string): boolean {
    const { pdfium } = this.#lib;
    const file = openSync(target, 'w');
    const failed: unknown[] = [];
    const write = pdfium.addFunction((_: number, data: number, size: number) => {
      try {
        for (let done = 0; done < size;) done += writeSync(file, memoryOf(pdfium), data + done, size - done);
        return 1;
      } catch (error) {
        failed.push(error);
        return 0;
      }
    }, 'iiii');
    const writer = pdfium.wasmExports.malloc(FILE_WRITE);
    pdfium.setValue(writer, 1, 'i32');
    pdfium.setValue(writer + 4, write, 'i32');
    try {
      const saved = this.#lib.FPDF_SaveAsCopy(document, writer, WHOLE_AND_OPEN);
      if (failed.length > 0) throw failed[0];
      return saved;
    } finally {
      pdfium.wasmExports.free(writer);
      pdfium.removeFunction(write);
      closeSync(file);
    }
  }
}

/** The memory of the library, which its types leave out. It may have grown: to be asked for anew each time. */
function memoryOf(pdfium: object): Uint8Array {
  const memory: unknown = Reflect.get(pdfium, 'HEAPU8');
  if (!(memory instanceof Uint8Array)) throw new Error('PDFium without memory');
  return memory;
}
