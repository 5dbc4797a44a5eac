/** 案号 as printed: `濮市监` + 2026 + 1 → 濮市监案〔2026〕1号. Per year, without gaps. */
export function caseNumber(abbreviation: string, year: number, sequence: number): string {
  return `${abbreviation}案〔${year.toString()}〕${sequence.toString()}号`;
}
