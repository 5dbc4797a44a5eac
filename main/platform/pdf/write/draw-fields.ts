import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFObjectCopier, PDFRawStream, PDFRef } from 'pdf-lib';
import { type FieldLook, fieldLook, fieldMarkup } from '../look/field-look.ts';
import { contentStreams } from './page-content.ts';
import { type ParsedPdf, parsePdf } from '../read/parse-pdf.ts';
import { pdfProblem } from '../read/pdf-problem.ts';
import { unpack } from '../read/unpack.ts';

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Sets the text of these annotations where it holds characters beyond Western ones, and makes it their appearance:
 * PDFium has no Chinese font here and would leave them out. The fonts used come with it.
 */
export function drawFields(parsed: ParsedPdf, annotations: readonly PDFDict[], fontsDir: string): void {
  const looks = annotations.flatMap((annotation) => {
    const look = fieldLook(annotation, parsed.catalog);
    return look === undefined || !/[^\n\r\t\u0020-\u00ff]/.test(look.text) ? [] : [{ annotation, look }];
  });
  if (looks.length === 0) return;
  const set = setPages(
    looks.map(({ look }) => look),
    fontsDir,
  );
  const copier = PDFObjectCopier.for(set.context, parsed.context);
  looks.forEach(({ annotation, look }, index) => {
    const page = set.pages[index];
    if (page === undefined) throw pdfProblem('damaged', new Error('a field was not set'));
    const form = PDFDict.withContext(parsed.context);
    const resources = page.dict.context.lookup(page.entry('Resources'));
    if (resources instanceof PDFDict) form.set(name('Resources'), copier.copy(resources));
    form.set(name('BBox'), parsed.context.obj([0, 0, look.width, look.height]));
    form.set(name('Matrix'), parsed.context.obj([...look.matrix]));
    const content = Buffer.concat(contentStreams(page).map((stream) => unpack(stream)));
    annotation.set(name('AP'), appearance(parsed.context, PDFRawStream.of(form, content)));
  });
}

function appearance(context: PDFContext, stream: PDFRawStream): PDFDict {
  const dict = PDFDict.withContext(context);
  dict.set(name('N'), context.register(stream));
  return dict;
}

function setPages(looks: readonly FieldLook[], fontsDir: string): ParsedPdf {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fontsDir] }] });
  return parsePdf(compiler.pdf({ mainFileContent: looks.map(fieldMarkup).join('\n') }));
}

/** The annotations at these places of a file written anew: object numbers have stayed. */
export function annotationsAt(
  { pages }: ParsedPdf,
  places: readonly { readonly page: number; readonly index: number }[],
): readonly PDFDict[] {
  return places.flatMap(({ page, index }) => {
    const found = pages.find(({ ref }) => ref instanceof PDFRef && ref.objectNumber === page);
    const all = found?.dict.lookup(name('Annots'));
    const annotation = all instanceof PDFArray ? all.lookup(index) : undefined;
    return annotation instanceof PDFDict ? [annotation] : [];
  });
}
