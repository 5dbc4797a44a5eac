import { penaltiesIn } from './penalties-in.ts';

/** How what a decision imposes is carried out: paid, handed over, or by an act (停产停业、吊销、限制 …). */
export type PenaltyPart = 'money' | 'goods' | 'act';

const parts: Readonly<Record<string, PenaltyPart | undefined>> = {
  罚款: 'money',
  没收违法所得: 'money',
  没收非法财物: 'goods',
  // 警告、通报批评 are carried out by being told.
  警告: undefined,
  通报批评: undefined,
};

/** The parts a decision is carried out in; none of one that is carried out by being served. What is not known is an act. */
export function partsToCarryOut(text: string): ReadonlySet<PenaltyPart> {
  if (text.trim() === '') return new Set();
  const { kinds } = penaltiesIn(text);
  if (kinds.size === 0) return new Set(['act']);
  return new Set([...kinds].flatMap((kind) => (kind in parts ? (parts[kind] ?? []) : ['act' as const])));
}
