import type { Recusal, RecusalAsker } from '#shared/contract/handling.ts';
import { capacityWords } from '#shared/domain/people/separation.ts';

export const askerWords: Readonly<Record<RecusalAsker, string>> = {
  self: '本人申请',
  party: '当事人申请',
  bureau: '本局提出',
};

/** 当事人申请张三回避 */
export function askedWords({
  askedBy,
  personName,
  capacity,
}: Pick<Recusal, 'askedBy' | 'personName' | 'capacity'>): string {
  const as = capacity === 'case' ? '' : `（${capacityWords[capacity]}）`;
  return askedBy === 'self'
    ? `${personName}${as}自行申请回避`
    : `${askerWords[askedBy]}${personName}${as}回避`;
}
