import type { DocumentSummary } from '#shared/contract/documents.ts';
import type { ServiceView } from '#shared/contract/service.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import type { ServiceMethod } from '#shared/domain/procedure/timeline/service.ts';
import type { ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import {
  attemptFault,
  attemptWords,
  type AttemptProof,
  type ServiceAttempt,
} from '#shared/domain/service/attempt.ts';
import { receiptValues, returnedAsServed } from '#shared/domain/service/receipt-values.ts';
import { type Unserved, unservedOf } from '#shared/domain/service/unserved.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import type { Documents } from '../documents/documents.ts';
import { type FoundService, readService, type ServiceSources } from './read-service.ts';
import { serviceView } from './service-view.ts';
import {
  insertAttempt,
  insertRecipient,
  recipientsOfCase,
  withdrawAttempt,
  withdrawRecipient,
} from './service.repository.ts';

export { readDuties, type ServiceSources } from './read-service.ts';
export { recipientsOfCase as serviceRecipients } from './service.repository.ts';

/** One 送达回证 to be drafted: what one recipient is handed at once. */
export interface PlannedReceipt {
  readonly recipient: string;
  readonly documentIds: readonly string[];
  readonly method: ServiceMethod;
  readonly at: string;
  readonly place: string;
}

/** 送达: what has to be served to whom, what was tried, and the receipts that prove it. */
export interface Service {
  /** Errors: `not-found`. */
  register(caseId: string): Promise<ServiceView>;
  /** What is missing of it by now. */
  unserved(caseId: string): Promise<readonly Unserved[]>;
  /** Errors: `invalid-input` naming the field. */
  tell(actor: Actor, caseId: string, attempt: ServiceAttempt): Promise<{ readonly attemptId: string }>;
  withdraw(actor: Actor, caseId: string, attemptId: string, reason: string): Promise<void>;
  /** Errors: `invalid-input` for the party itself, `conflict` for one that is told already. */
  addRecipient(
    actor: Actor,
    caseId: string,
    recipient: {
      readonly documentIds: readonly string[];
      readonly name: string;
      readonly role: string;
      readonly reason: string;
    },
  ): Promise<void>;
  removeRecipient(actor: Actor, caseId: string, recipientId: string, reason: string): Promise<void>;
  draftReceipts(
    actor: Actor,
    caseId: string,
    receipts: readonly PlannedReceipt[],
  ): Promise<readonly DocumentSummary[]>;
  draftFromAttempt(actor: Actor, caseId: string, attemptId: string): Promise<DocumentSummary>;
}

export interface ServiceDeps {
  readonly archive: Archive;
  readonly sources: ServiceSources;
  readonly documents: Pick<Documents, 'createSeveral'>;
  /** the number of the 送达回证 in the edition of the case */
  readonly receiptNumber: (caseId: string) => Promise<number>;
  /** whether a scan, photo or recording is one of the case */
  readonly holds: (caseId: string, proof: AttemptProof) => Promise<boolean>;
  /** writes anew what is read off a case, inside the act that changed it */
  readonly refresh: (tx: Tx, caseId: string) => Promise<unknown>;
}

export function createService({
  archive,
  sources,
  documents,
  receiptNumber,
  holds,
  refresh,
}: ServiceDeps): Service {
  const { clock } = archive;
  const found = (caseId: string): Promise<FoundService> =>
    archive.read((reader) => readService(reader, caseId, sources));

  return {
    register: async (caseId) => serviceView(await found(caseId)),
    unserved: async (caseId) => unservedOf((await found(caseId)).duties, clock.today()),

    async tell(actor, caseId, attempt) {
      const service = await found(caseId);
      const served = servedOf(service, attempt.documentIds);
      requireRecipient(service, attempt);
      const fault = attemptFault(
        attempt,
        served.map((one) => ({ name: nameOf(one), date: one.date })),
        clock.today(),
      );
      if (fault !== undefined)
        throw new ProblemError('invalid-input', fault.sentence, { field: fault.field });
      for (const proof of attempt.proofs)
        if (!(await holds(caseId, proof)))
          throw new ProblemError('invalid-input', '所选的凭证不是本案的材料，请刷新后重新选择。', {
            field: 'proofs',
          });
      const told = { ...attempt, id: newId(), caseId, toldAt: clock.now(), toldBy: actor.name };
      return archive.act(actor, async (tx) => {
        await insertAttempt(tx, told);
        return {
          value: { attemptId: told.id },
          act: {
            act: 'service.tell',
            sentence: `登记${served.map(nameOf).join('、')}向${attempt.recipient}的送达情况：${attemptWords(attempt)}`,
            caseId,
            details: { told },
          },
        };
      });
    },

    async withdraw(actor, caseId, attemptId, reason) {
      const told = attemptIn(await found(caseId), attemptId);
      await archive.act(actor, async (tx) => {
        await withdrawAttempt(tx, attemptId, { at: clock.now(), by: actor.name, reason });
        return {
          value: undefined,
          act: {
            act: 'service.withdraw',
            sentence: `撤销登记的送达情况：${attemptWords(told)}，理由：${reason}`,
            caseId,
            details: { told, reason },
          },
        };
      });
    },

    async addRecipient(actor, caseId, { documentIds, name, role, reason }) {
      const service = await found(caseId);
      const served = servedOf(service, documentIds);
      if ([service.theCase, ...service.further].some(({ party }) => party.name === name))
        throw new ProblemError('invalid-input', `${name}是本案当事人，本来就要送达，不用另行登记。`, {
          field: 'name',
        });
      await archive.act(actor, async (tx) => {
        const before = await recipientsOfCase(tx, caseId);
        const twice = served.find(({ id }) =>
          before.some((one) => one.documentId === id && one.name === name),
        );
        if (twice !== undefined)
          throw new ProblemError('conflict', `${nameOf(twice)}已经登记须送达${name}。`, { name });
        const added = served.map(({ id }) => ({ id: newId(), documentId: id, name, role, reason }));
        for (const one of added) await insertRecipient(tx, caseId, one, { at: clock.now(), by: actor.name });
        await refresh(tx, caseId);
        return {
          value: undefined,
          act: {
            act: 'service.recipient',
            sentence: `登记${served.map(nameOf).join('、')}还须送达${role}${name}${reason === '' ? '' : `：${reason}`}`,
            caseId,
            details: { added },
          },
        };
      });
    },

    async removeRecipient(actor, caseId, recipientId, reason) {
      const recipient = (await found(caseId)).recipients.find(({ id }) => id === recipientId);
      if (recipient === undefined)
        throw new ProblemError('not-found', '没有找到这个受送达人，可能已经撤销，请刷新。');
      await archive.act(actor, async (tx) => {
        await withdrawRecipient(tx, recipientId, { at: clock.now(), by: actor.name, reason });
        await refresh(tx, caseId);
        return {
          value: undefined,
          act: {
            act: 'service.recipient-withdraw',
            sentence: `撤销须送达${recipient.role}${recipient.name}的登记，理由：${reason}`,
            caseId,
            details: { recipient, reason },
          },
        };
      });
    },

    async draftReceipts(actor, caseId, receipts) {
      const service = await found(caseId);
      const templateNumber = await receiptNumber(caseId);
      for (const receipt of receipts) {
        servedOf(service, receipt.documentIds);
        requireRecipient(service, receipt);
      }
      return documents.createSeveral(
        actor,
        receipts.map((receipt) => ({
          caseId,
          templateNumber,
          ...serves(receipt.documentIds),
          own: followingCase(
            service,
            receiptValues({
              ...receipt,
              confirmed: service.confirmed(receipt.recipient),
              attempts: service.attempts.filter(
                (one) =>
                  one.recipient === receipt.recipient &&
                  one.documentIds.some((id) => receipt.documentIds.includes(id)),
              ),
            }),
          ),
        })),
      );
    },

    async draftFromAttempt(actor, caseId, attemptId) {
      const service = await found(caseId);
      const attempt = attemptIn(service, attemptId);
      const follows = returnedAsServed(attempt, service.confirmed(attempt.recipient));
      if (follows === undefined)
        throw new ProblemError(
          'blocked-by-rule',
          '只有寄往受送达人确认的地址而被退回的邮件，才能以退回之日为送达之日（程序规定第八十三条第二款）。',
        );
      const [draft] = await documents.createSeveral(actor, [
        {
          caseId,
          templateNumber: await receiptNumber(caseId),
          ...serves(attempt.documentIds),
          own: followingCase(service, follows.values),
        },
      ]);
      if (draft === undefined) throw new Error('no receipt was drafted');
      return draft;
    },
  };
}

/** The name of a party is not typed: a draft follows its case. */
function followingCase({ theCase, further }: FoundService, { recipient, ...values }: Values): Values {
  const names = [theCase, ...further].map(({ party }) => party.name);
  return typeof recipient !== 'string' || names.includes(recipient) ? values : { recipient, ...values };
}

const nameOf = ({ title = '', documentNumber }: ProcedureDocument): string =>
  `《${title}》${documentNumber === undefined ? '' : `（${documentNumber}）`}`;

const serves = ([first, ...more]: readonly string[]) => ({ servesDocumentId: first, alsoServes: more });

/** The documents of these ids. Errors: `invalid-input` for what is not in force or lies in another case. */
function servedOf({ documents }: FoundService, documentIds: readonly string[]): readonly ProcedureDocument[] {
  if (new Set(documentIds).size !== documentIds.length)
    throw new ProblemError('invalid-input', '同一份文书选了两次，请核对。', { field: 'documentIds' });
  return documentIds.map((id) => {
    const document = documents.find((one) => one.id === id);
    if (document === undefined || document.kind === 'service_receipt')
      throw new ProblemError('invalid-input', '没有找到所送达的文书，请刷新后重新选择。', {
        field: 'documentIds',
      });
    if (document.state !== 'finalised')
      throw new ProblemError('invalid-input', `${nameOf(document)}还是草稿，定稿以后才能送达。`, {
        field: 'documentIds',
      });
    return document;
  });
}

/** Errors: `invalid-input` for somebody the documents need not be served to. */
function requireRecipient(
  { duties }: FoundService,
  { recipient, documentIds }: { readonly recipient: string; readonly documentIds: readonly string[] },
): void {
  const stranger = documentIds.some((id) => {
    const asked = duties.filter(({ documentId }) => documentId === id);
    return asked.length > 0 && !asked.some((duty) => duty.recipient === recipient);
  });
  if (stranger)
    throw new ProblemError(
      'invalid-input',
      `没有登记这些文书须送达${recipient}。受送达人写当事人的名称；由代理人、家属代收的，仍写当事人，代收情况写在备注。须送达其他人的，请先登记。`,
      { field: 'recipient' },
    );
}

function attemptIn({ attempts }: FoundService, attemptId: string) {
  const told = attempts.find(({ id }) => id === attemptId);
  if (told === undefined)
    throw new ProblemError('not-found', '没有找到这次送达的登记，它可能已经撤销，请刷新。');
  return told;
}
