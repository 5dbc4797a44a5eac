/** Hexadecimal digits of the hash on paper: 64 bits, too many to make another act fit. */
const DIGITS = 16;
const GROUP = 4;

/**
 * The state of a case on paper: the number of its last act and the beginning of that act's hash, in groups that can be
 * typed or scanned (AJ-1234-9F3A-22C1-0B7E-45D8).
 */
export function codeOfHead({ sequence, hash }: { readonly sequence: number; readonly hash: string }): string {
  const groups =
    hash
      .slice(0, DIGITS)
      .toUpperCase()
      .match(new RegExp(`.{${GROUP.toString()}}`, 'g')) ?? [];
  return ['AJ', sequence.toString(), ...groups].join('-');
}

/** Reads a code as somebody typed it: in whatever case, with other dashes, spaces, or the letters people take for digits. */
export function readHeadCode(
  typed: string,
): { readonly sequence: number; readonly text: string } | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s—–‐‑−_]+/g, '-')
    .replaceAll(/-+/g, '-');
  const found = /AJ-?(\d{1,12})-((?:[0-9A-FOIL]{4}-?){4})/.exec(text);
  const [, number = '', digits = ''] = found ?? [];
  if (found === null) return undefined;
  const hash = digits.replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const sequence = Number(number);
  return { sequence, text: codeOfHead({ sequence, hash }) };
}
