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

/** 张三于2026-03-05 10:21, 别人 where nobody is named. */
export function whoAndWhen({ updatedAt, updatedBy }: Omit<Kept, 'revision'>): string {
  const who = updatedBy === undefined || updatedBy === '' ? '别人' : updatedBy;
  const when = updatedAt === undefined || updatedAt === '' ? '' : `于${minuteOf(updatedAt)}`;
  return `${who}${when}`;
}

/** The sentence for who comes second: who was first, and when. */
export const changedMeanwhile = (
  what: string,
  kept: Omit<Kept, 'revision'>,
  doing: '保存' | '删除' | '移除' = '保存',
): string =>
  `${what}已由${whoAndWhen(kept)}改过，${doing === '保存' ? '为免覆盖' : '为免去掉那次改动'}没有${doing}。请看过那次改动以后再${doing}。`;

/**
 * Refuses to write over, or to take away, what somebody else has changed meanwhile. NB: to be asked inside the transaction that writes,
 * of what is read in it; before it the answer may be old. Errors: `conflict`.
 */
export function requireRevision(
  what: string,
  kept: Kept,
  begunFrom: number,
  doing?: '保存' | '删除' | '移除',
): void {
  if (kept.revision === begunFrom) return;
  const { revision, updatedAt, updatedBy } = kept;
  throw new ProblemError('conflict', changedMeanwhile(what, kept, doing), {
    revision,
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(updatedBy === undefined ? {} : { updatedBy }),
  });
}
