import type { IsoInstant } from './date.ts';
import { ProblemError } from './problem.ts';

/** What is known of something several people may change: how often it was changed, and who did so last, when. */
export interface Kept {
  /** Grows by one with every change; whoever changes it names the one he began from. */
  readonly revision: number;
  readonly updatedAt?: IsoInstant | undefined;
  readonly updatedBy?: string | undefined;
}

/** 2026-03-05 10:21 */
const minuteOf = (at: IsoInstant): string => at.slice(0, 16).replace('T', ' ');

/** The sentence for who comes second: who was first, and when. */
export function changedMeanwhile(what: string, { updatedAt, updatedBy }: Omit<Kept, 'revision'>): string {
  const who = updatedBy === undefined || updatedBy === '' ? '别人' : updatedBy;
  const when = updatedAt === undefined || updatedAt === '' ? '' : `于${minuteOf(updatedAt)}`;
  return `${what}已由${who}${when}改过，为免覆盖没有保存。请看过那次改动以后再保存。`;
}

/**
 * Refuses to write over what somebody else has changed meanwhile. NB: to be asked inside the transaction that writes,
 * of what is read in it; before it the answer may be old. Errors: `conflict`.
 */
export function requireRevision(what: string, kept: Kept, begunFrom: number): void {
  if (kept.revision === begunFrom) return;
  throw new ProblemError('conflict', changedMeanwhile(what, kept), { revision: kept.revision });
}
