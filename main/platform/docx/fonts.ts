import type { IFontAttributesProperties } from 'docx';
import type { FontRole } from '#shared/domain/documents/template/template.ts';

interface WordFont {
  readonly name: string;
  /** what Word takes where the font is not installed */
  readonly instead: string;
  readonly family: 'roman' | 'modern' | 'script';
}

/** The fonts of 《党政机关公文格式》, by the names they bear on a clerk's machine. */
export const wordFonts: Readonly<Record<FontRole, WordFont>> = {
  body: { name: '仿宋_GB2312', instead: '仿宋', family: 'modern' },
  hei: { name: '黑体', instead: 'SimHei', family: 'modern' },
  kai: { name: '楷体_GB2312', instead: '楷体', family: 'modern' },
  title: { name: '方正小标宋简体', instead: '宋体', family: 'script' },
  song: { name: '宋体', instead: 'SimSun', family: 'roman' },
};

/** The same font for every script: figures in official documents are set in the font of the words around them. */
export function fontOf(role: FontRole): IFontAttributesProperties {
  const { name } = wordFonts[role];
  return { ascii: name, hAnsi: name, cs: name, eastAsia: name, hint: 'eastAsia' };
}

/** `word/fontTable.xml`: names the substitute of each font, so that a machine without it stays close. */
export function fontTableXml(): string {
  const fonts = Object.values(wordFonts).map(
    ({ name, instead, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/>` +
      `<w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
  );
}
