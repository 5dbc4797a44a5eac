interface Writable {
  readonly blocking: boolean;
  readonly templateNumber?: number | undefined;
}

/**
 * What a file lacks in the order in which the procedure writes it, which is that of the forms' numbers: what is told
 * as the next step is never the decision before its notice. What blocks goes first; what no form fills comes last.
 */
export const inProcedureOrder = <T extends Writable>(gaps: readonly T[]): readonly T[] =>
  gaps.toSorted((a, b) => Number(b.blocking) - Number(a.blocking) || rank(a) - rank(b));

const rank = ({ templateNumber }: Writable): number => templateNumber ?? Number.MAX_SAFE_INTEGER;
