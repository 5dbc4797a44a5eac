import type { Limit } from './limits.ts';

/** What is wrong with one edition of a rule (its place in `editions`), beyond its shape; without a full stop. */
export function editionFault(
  editions: readonly Limit[],
): { readonly at: number; readonly sentence: string } | undefined {
  for (const [at, limit] of editions.entries()) {
    const sentence = wrongEdition(limit) ?? overlapBefore(limit, editions.slice(0, at));
    if (sentence !== undefined) return { at, sentence };
  }
  return undefined;
}

function wrongEdition({ from, until, unit, extension, extensionBy, deductions }: Limit): string | undefined {
  if (until !== undefined && until < from) return `施行的最后一日${until}早于第一日${from}`;
  if (unit === 'hour' && (extension !== undefined || deductions.length > 0))
    return '以小时计算的期限没有延长和扣除';
  if ((extension === undefined) !== (extensionBy === undefined))
    return '延长的数量（extension）和批准的人（extensionBy）应当同时写明';
  return undefined;
}

function overlapBefore(limit: Limit, before: readonly Limit[]): string | undefined {
  const other = before.find(
    ({ from, until }) =>
      (until === undefined || limit.from <= until) && (limit.until === undefined || from <= limit.until),
  );
  return other === undefined
    ? undefined
    : `规则${limit.id}自${limit.from}起的一版与自${other.from}起的一版施行日期重叠`;
}
