import { citationOfAddress } from '#shared/domain/evidence/link-evidence.ts';

/** What the core's own pages consist of; anything else is taken out before a page is shown. */
const elements = new Set([
  'svg',
  'g',
  'path',
  'use',
  'symbol',
  'defs',
  'style',
  'rect',
  'line',
  'circle',
  'ellipse',
  'polygon',
  'polyline',
  'clippath',
  'mask',
  'pattern',
  'lineargradient',
  'radialgradient',
  'stop',
  'text',
  'tspan',
  'title',
  'desc',
  'a',
  'image',
]);

const FIELD_LINK = 'anjuan:field/';
const EVIDENCE_LINK = 'anjuan:evidence/';

/** Numbers and outlines: nothing in them can lead anywhere. Most attributes of a page are these. */
const figures = new Set(['x', 'y', 'd', 'width', 'height', 'transform', 'fill-rule', 'stroke-width']);

export const isSafeElement = (name: string): boolean => elements.has(name.toLowerCase());

/** Event handlers go; addresses may lead into the page itself, to a field, or hold an embedded picture. */
export function isSafeAttribute(name: string, value: string): boolean {
  if (figures.has(name)) return true;
  const plain = name.toLowerCase();
  if (plain.startsWith('on')) return false;
  if (/url\(\s*['"]?(?!#)/i.test(value)) return false;
  if (plain !== 'href' && plain !== 'xlink:href' && plain !== 'src') return true;
  const address = value.trim();
  return (
    address.startsWith('#') ||
    address.startsWith(FIELD_LINK) ||
    address.startsWith(EVIDENCE_LINK) ||
    /^data:image\/(png|jpeg|gif|webp);/i.test(address)
  );
}

/** A style sheet of a page may not fetch anything. */
export const isSafeStyle = (text: string): boolean => !/@import|url\(\s*['"]?(?!#|data:)/i.test(text);

/** The field (or cell of a row) an anchor of the page leads to; undefined for any other address. */
export function fieldOfAddress(address: string | null): string | undefined {
  if (address?.startsWith(FIELD_LINK) !== true) return undefined;
  const path = decodeURIComponent(address.slice(FIELD_LINK.length));
  return path === '' ? undefined : path;
}

/** The citation (`视频03 00:12:31`) an anchor of the page leads to; undefined for any other address. */
export function citationOf(address: string | null): string | undefined {
  if (address?.startsWith(EVIDENCE_LINK) !== true) return undefined;
  return citationOfAddress(address.slice(EVIDENCE_LINK.length));
}
