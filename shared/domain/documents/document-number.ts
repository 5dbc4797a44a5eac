/** How the forms print every 字号, `＿＿市监罚告〔＿＿〕＿号`: the short form of a bureau stands in place of ＿＿市监. */
const PRINTED = /^市监/;

/**
 * 文号 as printed: `濮市监` + `市监罚告` + 2026 + 1 → 濮市监罚告〔2026〕1号 (full-width brackets, no 第, no leading
 * zeros); of a bureau whose short form is `濮市监华` 濮市监华罚告〔2026〕1号. The short form is printed as it is typed.
 */
export function documentNumber(
  abbreviation: string,
  numbering: string,
  year: number,
  sequence: number,
): string {
  return `${abbreviation}${numbering.replace(PRINTED, '')}〔${year.toString()}〕${sequence.toString()}号`;
}
