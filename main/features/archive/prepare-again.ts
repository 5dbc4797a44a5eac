import { ProblemError } from '#shared/lib/problem.ts';

/** Thrown by a `commit` that finds what was prepared overtaken by somebody else's: the write begins anew. */
export class PrepareAgain extends ProblemError {
  constructor() {
    super('conflict', '同时有其他人在保存，这次没有排上，没有保存。请再试一次。');
  }
}
