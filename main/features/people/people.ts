import type { KeptOfficer, OfficerRow } from '#shared/contract/people.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import { sharedNames } from './accounts.repository.ts';
import { findOfficer, findOfficerByCertificate, findOfficers, listOfficers } from './people.repository.ts';

export { activePeople } from './accounts.repository.ts';
export { officersToJoin } from './officers-to-join.ts';
export { type Accounts, createAccounts } from './accounts.ts';
export { type Access, readAccess } from './access.ts';
export { peopleToSetUp, setUpPeople } from './set-up-people.ts';

/** The register of certificates: 执法人员, who may handle cases. Who sits here is `Accounts`. */
export interface People {
  /** By name, the active ones first. */
  list(): Promise<readonly KeptOfficer[]>;
  get(officerId: string): Promise<KeptOfficer>;
  /** In the order asked for, by one query; inside a transaction through its handle. Errors: `not-found`. */
  several(officerIds: readonly string[], tx?: Db): Promise<KeptOfficer[]>;
  /** Names that more than one registered person bears, with a certificate or without. */
  namesakes(): Promise<ReadonlySet<string>>;
  byCertificate(certificateNumber: string): Promise<OfficerRow>;
}

export function createPeople({ db }: Archive): People {
  return {
    list: () => listOfficers(db),
    async get(officerId) {
      const officer = await findOfficer(db, officerId);
      if (officer === undefined) throw notRegistered();
      return officer;
    },
    async several(officerIds, tx = db) {
      const found = new Map((await findOfficers(tx, officerIds)).map((officer) => [officer.id, officer]));
      return officerIds.map((id) => {
        const officer = found.get(id);
        if (officer === undefined) throw notRegistered();
        return officer;
      });
    },
    namesakes: () => sharedNames(db),
    async byCertificate(certificateNumber) {
      const officer = await findOfficerByCertificate(db, certificateNumber);
      if (officer === undefined) {
        throw new ProblemError(
          'not-found',
          `没有登记执法证号为${certificateNumber}的人员，请先在“设置”中登记。`,
        );
      }
      return officer;
    },
  };
}

const notRegistered = (): ProblemError =>
  new ProblemError('not-found', '没有找到该执法人员，请在“设置”中登记。');
