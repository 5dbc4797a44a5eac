import { strFromU8, unzipSync } from 'fflate';

/** One part of a DOCX as text; throws when it is not there. */
export function docxPart(docx: Uint8Array, path: string): string {
  const part = unzipSync(docx)[path];
  if (part === undefined) throw new Error(`the DOCX has no ${path}`);
  return strFromU8(part);
}

const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;

/** What keeps a text from being well-formed XML; undefined when nothing does. */
export function xmlProblem(xml: string): string | undefined {
  const open: string[] = [];
  let end = 0;
  for (const match of xml.matchAll(/<(\?[^>]*\?|!--[\s\S]*?--|\/?[^<>]*)>/g)) {
    const between = xml.slice(end, match.index);
    if (/[<>]/.test(between)) return `stray angle bracket: ${between.slice(0, 40)}`;
    if (ENTITY.test(between)) return `stray ampersand: ${between.slice(0, 40)}`;
    // eslint-disable-next-line no-control-regex -- exactly what XML forbids
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(between)) return 'control character';
    end = match.index + match[0].length;
    const tag = match[1] ?? '';
    if (tag.startsWith('?') || tag.startsWith('!--')) continue;
    const name = /^\/?([\w:.-]+)/.exec(tag)?.[1];
    if (name === undefined) return `not a tag: <${tag}>`;
    if (tag.startsWith('/')) {
      if (open.pop() !== name) return `</${name}> closes something else`;
      continue;
    }
    const attributes = tag.slice(name.length).replace(/\/$/, '');
    if (!/^(?:\s+[\w:.-]+="[^"<]*")*\s*$/.test(attributes) || ENTITY.test(attributes)) {
      return `attributes of <${tag}>`;
    }
    if (!tag.endsWith('/')) open.push(name);
  }
  return open.length === 0 ? undefined : `<${open.join(' ')}> never closed`;
}

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The words of a part in their order. */
export function docxWords(part: string): string {
  return [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map((match) => decoded(match[1] ?? ''))
    .join('');
}

/** Words only: spaces and the lines of blanks left out, however they are drawn. */
export const bareWords = (text: string): string => text.replace(/[\s＿_]/g, '');

/** The order in which Word wants the properties of a paragraph and of a cell (ECMA-376, CT_PPr and CT_TcPr). */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr shd tabs wordWrap overflowPunct autoSpaceDE autoSpaceDN spacing ind jc rPr'.split(
      ' ',
    ),
  'w:tcPr': 'tcW gridSpan vMerge tcBorders shd tcMar textDirection vAlign'.split(' '),
};

/** Property lists that are not in the order the standard demands, which makes Word offer a repair. */
export function disordered(xml: string): readonly string[] {
  const found: string[] = [];
  const open: { readonly name: string; readonly children: string[] }[] = [];
  for (const [, closing, name = '', selfClosing] of xml.matchAll(/<(\/?)(w:\w+)[^>]*?(\/?)>/g)) {
    if (closing === '/') {
      const ended = open.pop();
      const order = ORDERS[ended?.name ?? ''];
      const places = ended?.children.map((child) => order?.indexOf(child.slice(2)) ?? 0) ?? [];
      const wrong = places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0));
      if (order !== undefined && wrong) found.push(`${name}: ${ended?.children.join(' ') ?? ''}`);
      continue;
    }
    open.at(-1)?.children.push(name);
    if (selfClosing !== '/') open.push({ name, children: [] });
  }
  return found;
}
