import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import type { ProcedureDocument, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { type ConfirmedAddress, confirmedAddress } from '#shared/domain/service/confirmed-address.ts';
import {
  type RegisterData,
  type ServiceDuty,
  type ServiceRecipient,
  serviceRegister,
} from '#shared/domain/service/register.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import { attemptsOfCase, recipientsOfCase, type StoredAttempt } from './service.repository.ts';

/** What the register of service is read from, beside what this feature keeps. */
export interface ServiceSources {
  readonly counting: () => Counting;
  readonly today: () => IsoDate;
  readonly timeline: (caseId: string) => Promise<Timeline>;
  /** documents in force and papers from outside */
  readonly documents: (db: Db, caseId: string) => Promise<readonly ProcedureDocument[]>;
  readonly drafts: (db: Db, caseId: string) => Promise<readonly ProcedureDocument[]>;
  /** Errors: `not-found`. */
  readonly caseOf: (caseId: string) => Promise<ServedCase>;
  /** parties beside the first */
  readonly parties: (
    db: Db,
    caseId: string,
  ) => Promise<readonly { readonly id: string; readonly party: ServedCase['party'] }[]>;
}

export interface ServedCase {
  readonly party: { readonly name: string; readonly domicile: string };
  readonly officers: readonly { readonly name: string }[];
}

export interface FoundService {
  readonly theCase: ServedCase;
  readonly further: readonly { readonly id: string; readonly party: ServedCase['party'] }[];
  readonly documents: readonly ProcedureDocument[];
  readonly duties: readonly ServiceDuty[];
  readonly attempts: readonly StoredAttempt[];
  readonly recipients: readonly ServiceRecipient[];
  readonly confirmed: (recipient: string) => ConfirmedAddress | undefined;
}

/** What has to be served in a case as it was just read, with what this feature keeps of it. */
export async function readDuties(
  db: Db,
  caseId: string,
  about: Omit<RegisterData, 'attempts' | 'recipients'>,
) {
  const attempts = await attemptsOfCase(db, caseId);
  const recipients = await recipientsOfCase(db, caseId);
  return { attempts, recipients, duties: serviceRegister({ ...about, attempts, recipients }) };
}

/** The services of a case as they stand. Errors: `not-found`. */
export async function readService(db: Db, caseId: string, sources: ServiceSources): Promise<FoundService> {
  const theCase = await sources.caseOf(caseId);
  const inForce = await sources.documents(db, caseId);
  const documents = [...inForce, ...(await sources.drafts(db, caseId))];
  const further = await sources.parties(db, caseId);
  const read = await readDuties(db, caseId, {
    documents,
    timeline: await sources.timeline(caseId),
    party: theCase.party.name,
    further: new Map(further.map(({ id, party }) => [id, party.name])),
    counting: sources.counting(),
    today: sources.today(),
  });
  return {
    theCase,
    further,
    documents,
    ...read,
    confirmed: (recipient) => confirmedAddress(inForce, recipient),
  };
}
