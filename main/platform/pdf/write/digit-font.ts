import type { PdfWriter } from './pdf-writer.ts';

/**
 * The ten digits of Fandol Song (the face the documents are set in), as a compressed CFF font program.
 * Glyphs 1 to 10 are the digits 0 to 9, each 500/1000 em wide. A font of its own: page numbers then
 * look the same in every reader, and the file stays fit for PDF/A, which wants each font embedded.
 */
const FONT_PROGRAM = Buffer.from(
  'eJxtU21QVGUUvlfYe0G3VbNrzr363i0t8zMWpMJyAGkUE0LBxhQXBPaTXRZkl3ABYxFEdl92lW8UhMVFoRUXalkVAxELqMxJ' +
    'y1IknLLSgmYcm+pdfGFs1qamH50fz/mYM3POec45JOHvT5AkOW9Dik6WqU3I1ClXxcuVOdqUbF84yst5F0Ih8C4iwUyCh/Bv' +
    'FNLYhtsfjj9UCBYRBOGdvYggyB1zFxHEo0fCZ33OOuESn5IInyP8SZIS5VsjZZmp8k0yuc6gNhijMrOM2WqlyiDeJQlZIwlZ' +
    'ExQalPavKREHB0mCVwUHSUJWiqO08myNODZlpfgNtVyckLP6nzRJcLxcK0/Ry2XiXLVBJd64JUa84jEqMnUGsXxvmjzLoM7U' +
    'rf6f0YgZBEkE5rR41x9DOlh3ksKpdTSY6adQFAoDm4UznTOvzmqprhYKW4/WVdQerq44InziYcFTk20M8V8hSXJBOYTlPkZ8' +
    'RKzxwfSTXiB8npjlK1FLkuRasmEGMyNxxq9+Ur9u/2X+TeOTbQxqQzXmcuTkp29OX6Anp/2VSsH0CF1+WlnOTV6gystdLshO' +
    '3qTLLWqXhbNgJ6624nYOBU5fZk7bRqDbfQ92Cpc41fQqWO/ikeV7eqJG8xLvQMf01MtF6StAKKqgOqyVPQAJKbT8RAIGDbyD' +
    'ykQ5gqlzWgd1w2pS8lN2Wmk2hQM9JcLuD9B1JuKQpDscrD1zPbeXG7hhHz/Ln7p6eOQWO1o6qvoaTEjDGlK4uPV7Vqfymg2l' +
    '615lb9cxl+GVqgGAZjV9U93KdVwxvtDE1yTA8Bg2Am40bQYrC+IzkjjZltYJI28ahveGWBF2/+j9gmkegif6+amjtLKsUAI0' +
    'WspluwPd7jvQJVzi1NCSstou3jtIO6DVADbHhkANJ8LuvvlemmpD6wXZVGlGSXJRQUBxySaYw+Fo6o/fBCgIgeGB+yyiJKNY' +
    'hAWRLwYn9EFbo6uu+4TxhKrYDC1l4PPjA12D3N0za8Ne3fHatlgeb8PpApMJmvW+zjyIY4J+3oRIJLp798FYzMhiOxg7OXjt' +
    'FjsW8tGK58PjwtNb9rY7m1va+3bBAtDrvFLfyXVfypEUmrfuSeYzEtVl2ZYAS7HeXMIVW0osRaypEjaCs9RY18ZleOEGXfLu' +
    'iMYhFe8qdba8z3ZmNev0mn3JQITdbSiMQU1rKKXZFAne0VLdtn7o8VyE3cIlznfoSHNtJ3/nvnOpN5FuhhX5+8tgYTHAw1Nq' +
    'Qdt8VOYNFEwF0j6CUCgTenU58kcBDybQPDQr7D4mEnfnq5QAbacPNHeUnOLQ7Gt36yvKDpdYzLCslN+fuzM3mkuTVtp38bZi' +
    'MzRzRbA4n8e9tBEWH6m02ioOgYbaroFvuf5WqbGKb1BYZTtYFYzTpwCZXrFHyq2PvziUx1tsNkst19HY6nDktabvU5VI+ceE' +
    'XmVwMwp4/WfkN/4LWoDmBU9gv42KtxNzgYNGFWhO5wWH54C6BRSkwSSto6Cl4b3qD4aTP3wFP4U5zOA9/D0JM3Lq/k8NPTDW' +
    'CY4p4Ns72US4I08J4jKkpQYuJmP46AHeeB6OHvNt8CNvOtNK2RqqP6uvC6ioHIH1HEqjTPmvYTInPUCCuXTMP8cWwaSeHniu' +
    'BlygL9kuVQ2AQ8ePfH/2U8Sh+AXVddBqZ/FBCovM9U0H+Wzfd3jQCuaZB9G/I8H47T87TefkHrDXnl+z2R3wVVdv/xX2XvDH' +
    'QUvXRq42WpM8u0BtYVd2a17AVl1owgts3/zBU5e/Ow/Q7HWCtr3nM95kIyO2h4VGfXob2L1PM5987vny+uXtUfGyxDgVwHNG' +
    'BdL3Dp5ufHyN3lgGz/1hGfL/pNszeBxoaPzuYunWvLesp7PA2ar2Rqf+aE5+xn5Z9EDqd4hBIrQQaVALpr8I3rbTmLSbT00y' +
    'pESwP1mYAXje3gX6Tr5f7+J6OtRJjXyd5lCMlH1FvTwkXwo/0wJjF+zrZUV/AReUq/k=',
  'base64',
);

/** Width of each digit and height of the figures, in em. */
export const digitWidth = 0.5;
export const digitHeight = 0.68;

const TO_UNICODE = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Digits def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0001> <000A> <0030>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;

/** Writes the font into the file; returns the number of its object. */
export function writeDigitFont(writer: PdfWriter): number {
  const program = writer.reserve();
  writer.stream(program, '/Filter/FlateDecode/Subtype/CIDFontType0C', FONT_PROGRAM);
  const toUnicode = writer.reserve();
  writer.stream(toUnicode, '', Buffer.from(TO_UNICODE, 'latin1'));
  const descriptor = writer.reserve();
  writer.object(
    descriptor,
    `<</Type/FontDescriptor/FontName/RUZWMU+FandolSong-Regular/Flags 4/FontBBox[28 -86 941 823]` +
      `/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 680/StemV 95/FontFile3 ${program} 0 R>>`,
  );
  const descendant = writer.reserve();
  writer.object(
    descendant,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/RUZWMU+FandolSong-Regular/DW 1000/W[1 10 500]` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R>>`,
  );
  const font = writer.reserve();
  writer.object(
    font,
    `<</Type/Font/Subtype/Type0/BaseFont/RUZWMU+FandolSong-Regular-Identity-H/Encoding/Identity-H` +
      `/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
  );
  return font;
}

/** A page number as the hexadecimal string the font's encoding wants. */
export function encodeDigits(pageNumber: number): string {
  return [...String(pageNumber)].map((digit) => (Number(digit) + 1).toString(16).padStart(4, '0')).join('');
}
