import type { OtherRecipient, ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import {
  type RegisterData,
  type ServiceDuty,
  type ServiceRecipient,
  serviceRegister,
  type ToldAttempt,
} from '#shared/domain/service/register.ts';
import { shippedCounting } from './shipped-counting.ts';

export const PARTY = '濮阳市华龙区喆喆食品超市有限公司';

/** A letter to the party that came back; with other words where a test says them. */
export const anAttempt = (more: Partial<ToldAttempt> = {}): ToldAttempt => ({
  id: 'attempt-1',
  documentIds: ['penalty_decision'],
  recipient: PARTY,
  method: '邮寄送达',
  at: '2026-03-12',
  place: '濮阳市人民路88号',
  servedBy: ['张三', '李喆'],
  witness: '',
  outcome: 'returned',
  reason: '原址查无此人',
  mailNumber: 'EMS 1001',
  returnedOn: '2026-03-16',
  proofs: [],
  ...more,
});

/** The register of service of a case with these documents, whose clue was found on 2026-03-02. */
export function aRegister(
  documents: readonly ProcedureDocument[],
  more: Partial<Omit<RegisterData, 'timeline' | 'documents'>> = {},
): readonly ServiceDuty[] {
  const recipients: readonly (ServiceRecipient & OtherRecipient)[] = more.recipients ?? [];
  const timeline = timelineOf(
    { clueOn: '2026-03-02', documents: documents.filter(({ state }) => state !== 'draft'), recipients },
    shippedCounting,
  );
  return serviceRegister({
    documents,
    timeline,
    attempts: [],
    party: PARTY,
    counting: shippedCounting,
    today: '2026-03-20',
    ...more,
    recipients,
  });
}
