import type { DutyView } from '#shared/contract/service.ts';
import type { DutyState } from '#shared/domain/service/register.ts';

/** How far a service is, as the register says it. */
export const stateNames: Readonly<Record<DutyState, string>> = {
  unserved: '未送达',
  drafting: '回证未定稿',
  undated: '送达日期不明',
  announced: '公告中',
  served: '已送达',
  anew: '须重新送达',
};

/** Green for what is done, red for what the limit has passed on, amber for what waits. */
export function stateTone({ state, late, differing }: DutyView): string {
  if (late && state !== 'served') return 'alarm';
  if (state === 'served') return differing.length > 0 ? 'amber' : 'verified';
  return state === 'announced' ? '' : 'amber';
}

/** One row of the register, by document and recipient. */
export const dutyKey = ({ documentId, other }: DutyView): string =>
  other === undefined ? documentId : `${documentId} ${other.id}`;

export interface PlannedService {
  readonly recipient: string;
  readonly documentIds: readonly string[];
}

/** What is ticked, by whom it is for: each recipient gets one receipt for all of it. */
export function byRecipient(duties: readonly DutyView[]): readonly PlannedService[] {
  return [...Map.groupBy(duties, ({ recipient }) => recipient)].map(([recipient, own]) => ({
    recipient,
    documentIds: own.map(({ documentId }) => documentId),
  }));
}
