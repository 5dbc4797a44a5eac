import { ProblemError } from '../../lib/problem.ts';

/**
 * Refuses to set the beginning of a register over one that somebody else has set while a window for it was open.
 * @param next the number the register goes on at now; `shown` the one the window showed. Errors: `conflict`.
 */
export function requireUnmoved(register: string, next: number, shown: number): void {
  if (next === shown) return;
  throw new ProblemError(
    'conflict',
    `${register}已由别人改为从${next.toString()}号起，为免覆盖没有保存。请核对以后再保存。`,
    { next },
  );
}
