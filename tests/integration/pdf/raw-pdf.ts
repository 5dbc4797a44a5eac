import { deflateSync } from 'node:zlib';

export type RawObject = string | { readonly dict: string; readonly data: string | Uint8Array };

export interface RawOptions {
  readonly root?: number;
  /** What stands between the objects and the table: versions of objects nobody refers to any more. */
  readonly leftOver?: string;
  /** Written in place of the end from `startxref` on. */
  readonly end?: (offset: number) => string;
}

/** A PDF written by hand, so that it can be wrong in just one way: object 1 is the catalog unless said. */
export function rawPdf(objects: readonly RawObject[], options: RawOptions = {}): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.6\n', 'latin1')];
  const size = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  const offsets = objects.map((object, index) => {
    const offset = size();
    parts.push(
      Buffer.from(`${index + 1} 0 obj\n`, 'latin1'),
      body(object),
      Buffer.from('\nendobj\n', 'latin1'),
    );
    return offset;
  });
  parts.push(Buffer.from(options.leftOver ?? '', 'latin1'));
  const table = size();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const head = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root ${options.root ?? 1} 0 R>>\n`;
  const end = options.end ?? ((offset: number) => `startxref\n${offset}\n%%EOF\n`);
  parts.push(Buffer.from(`${head}${trailer}${end(table)}`, 'latin1'));
  return Buffer.concat(parts);
}

function body(object: RawObject): Buffer {
  if (typeof object === 'string') return Buffer.from(object, 'latin1');
  const data = typeof object.data === 'string' ? Buffer.from(object.data, 'latin1') : object.data;
  return Buffer.concat([
    Buffer.from(`<<${object.dict}/Length ${data.length}>>\nstream\n`, 'latin1'),
    data,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** A stream deflated. */
export const deflated = (data: string | Uint8Array): RawObject => ({
  dict: '/Filter/FlateDecode',
  data: deflateSync(data),
});

export const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';

/** Words in the middle of an A4 page, as a content stream wants them. */
export const drawn = (words: string, y = 420): string => `BT /F1 24 Tf 1 0 0 1 80 ${y} Tm (${words}) Tj ET`;

/** The plain page all kinds begin with: catalog, pages, page, content, font; entries can be replaced and added. */
export function onePage(
  changes: {
    readonly content?: RawObject;
    readonly catalog?: string;
    readonly pages?: string;
    readonly page?: string;
    readonly more?: readonly RawObject[];
    readonly media?: string;
    readonly resources?: string;
    readonly contents?: string;
  },
  options: RawOptions = {},
): Buffer {
  const {
    content = { dict: '', data: drawn('CURRENT WORDS') },
    catalog = '',
    page = '',
    media = '/MediaBox[0 0 595 842]',
    resources = '/Resources<</Font<</F1 5 0 R>>>>',
    contents = '/Contents 4 0 R',
  } = changes;
  return rawPdf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
      changes.pages ?? '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R${media}${contents}${resources}${page}>>`,
      content,
      HELVETICA,
      ...(changes.more ?? []),
    ],
    options,
  );
}
