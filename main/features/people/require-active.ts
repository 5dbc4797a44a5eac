import type { Person } from '#shared/contract/people.ts';
import { ProblemError } from '#shared/lib/problem.ts';

/** Errors: `actor-missing` for who is no longer active. */
export function requireActive({ active, name }: Person): void {
  if (!active) throw new ProblemError('actor-missing', `${name}已停用，不能作为操作人员，请选择在岗的人员。`);
}
