/**
 * 案件名称: 当事人名称全称 + 违法行为表述 + 案 (cover of the bound file). A cause that already begins with the party
 * or ends with 案 keeps its own.
 */
export function caseTitle(partyName: string, cause: string): string {
  const act = cause.trim().replace(/一?案$/, '');
  return `${act.startsWith(partyName) ? '' : partyName}${act}案`;
}
