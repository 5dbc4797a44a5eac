import { readCells } from './paste-rows.ts';
import { TableFileError } from './sheet-cells.ts';

/** UTF-8 or UTF-16, else what the text says of itself, else what Chinese spreadsheets save by default. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) throw new TableFileError('binary');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Comma, semicolon or tab, whichever the first line has most of, or the one `sep=` names; quoted cells may hold line breaks. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const named = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const source = text.slice(named?.[0].length ?? 0).replace(/^\ufeff/, '');
  const [line = ''] = source.split(/\r?\n/, 1);
  const mark = [',', '\t', ';'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0];
  return readCells(source, named?.[1] ?? mark);
}
