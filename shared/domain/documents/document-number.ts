/**
 * 文号 as printed: `濮市监` + `市监罚告` + 2026 + 1 → 濮市监罚告〔2026〕1号
 * (full-width brackets, no 第, no leading zeros). The bureau's abbreviation already ends with 市监.
 */
export function documentNumber(
  abbreviation: string,
  numbering: string,
  year: number,
  sequence: number,
): string {
  const kind = numbering.startsWith('市监') && abbreviation.endsWith('市监') ? numbering.slice(2) : numbering;
  return `${abbreviation}${kind}〔${year.toString()}〕${sequence.toString()}号`;
}
