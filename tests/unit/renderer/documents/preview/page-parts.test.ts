import { describe, expect, it } from 'vitest';
import { GlyphStore } from '../../../../../renderer/features/documents/preview/glyph-store.ts';
import {
  lackingGlyphs,
  partsOf,
  samePage,
  usedGlyphs,
} from '../../../../../renderer/features/documents/preview/page-parts.ts';

const page =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><defs>' +
  '<symbol id="gA"><path d="M 0 0"/></symbol><symbol id="gB"><path d="M 1 1"/></symbol></defs>' +
  '<g><use href="#gA" x="0"/></g></svg>';

describe('a page in parts', () => {
  it('has its opening tag, its outlines and its drawing', () => {
    const parts = partsOf(page);
    expect(parts?.head).toBe('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842">');
    expect([...(parts?.glyphs.entries() ?? [])]).toEqual([
      ['gA', '<symbol id="gA"><path d="M 0 0"/></symbol>'],
      ['gB', '<symbol id="gB"><path d="M 1 1"/></symbol>'],
    ]);
    expect(parts?.body).toBe('<g><use href="#gA" x="0"/></g>');
  });

  it('is left whole when it is made in another way', () => {
    expect(partsOf('<svg xmlns="x"><g/></svg>')).toBeUndefined();
    expect(partsOf('<svg xmlns="x"><g/><defs></defs></svg>')).toBeUndefined();
    expect(partsOf('<html></html>')).toBeUndefined();
    expect(partsOf('')).toBeUndefined();
  });

  it('asks only for outlines that are not drawn yet', () => {
    const known = new Map([['gA', 'a']]);
    const wanted = new Map([
      ['gA', 'a'],
      ['gB', 'b'],
    ]);
    expect([...(lackingGlyphs(known, wanted)?.keys() ?? [])]).toEqual(['gB']);
    expect(lackingGlyphs(new Map([['gA', 'other']]), wanted)).toBeUndefined();
  });
});

describe('the outlines a screen holds', () => {
  const later =
    '<svg xmlns="x" viewBox="0 842 595 842"><defs><symbol id="gC"><path/></symbol></defs><use href="#gC"/><use href="#gA"/></svg>';

  it('complete a page that comes without those sent before', () => {
    const store = new GlyphStore();
    store.complete(page);
    expect(store.known()).toEqual(['gA', 'gB']);
    const completed = store.complete(later);
    expect(typeof completed === 'object' && [...completed.glyphs.keys()]).toEqual(['gC', 'gA']);
    expect(store.known()).toEqual(['gA', 'gB', 'gC']);
  });

  it('do not grow for ever', () => {
    const store = new GlyphStore();
    const many = Array.from({ length: 4_001 }, (_, n) => `<symbol id="g${n.toString()}"></symbol>`).join('');
    store.complete(`<svg xmlns="x"><defs>${many}</defs></svg>`);
    expect(store.known()).toEqual([]);
  });

  it('are named by a drawing once each', () => {
    expect([
      ...usedGlyphs('<use href="#gA"/><use href="#gB"/><use href="#gA"/><a href="anjuan:field/x">'),
    ]).toEqual(['gA', 'gB']);
  });

  it('do not make a page another one', () => {
    const [a, b] = [partsOf(page), new GlyphStore().complete(page)];
    expect(a !== undefined && samePage(a, b)).toBe(true);
    expect(samePage(a, later)).toBe(false);
    expect(samePage(undefined, b)).toBe(false);
  });
});
