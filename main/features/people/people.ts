import type * as z from 'zod';
import type { KeptOfficer, OfficerRow, officerInput } from '#shared/contract/people.ts';
import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { officerFields } from '#shared/domain/people/officer-fields.ts';
import { changeWords } from '#shared/lib/changes.ts';
import { formChanges } from '#shared/lib/form-fields.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import { newId } from '../../platform/ids.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import {
  findOfficer,
  findOfficerByCertificate,
  insertOfficer,
  listOfficers,
  updateOfficer,
} from './people.repository.ts';

export { officersToJoin } from './officers-to-join.ts';
export type NewOfficer = z.output<typeof officerInput>;

export interface People {
  /** By name, the active ones first. */
  list(): Promise<readonly KeptOfficer[]>;
  get(officerId: string): Promise<KeptOfficer>;
  byCertificate(certificateNumber: string): Promise<OfficerRow>;
  /** Who sits down to act; refused for an officer who is no longer active. */
  seated(officerId: string): Promise<Actor>;
  /** The same as asked of work that was left unfinished; undefined for who may not act, or is not known. */
  stillActive(officerId: string): Promise<Actor | undefined>;
  add(actor: Actor, officer: NewOfficer): Promise<KeptOfficer>;
  /** `revision` is the one the change began from. Errors: `conflict` when somebody else was first. */
  update(actor: Actor, revision: number, officer: OfficerRow): Promise<KeptOfficer>;
}

export function createPeople(archive: Archive): People {
  const { db } = archive;

  async function refuseTaken(tx: Tx, certificateNumber: string, exceptId?: string): Promise<void> {
    const holder = await findOfficerByCertificate(tx, certificateNumber);
    if (holder !== undefined && holder.id !== exceptId) {
      throw new ProblemError(
        'conflict',
        `执法证号${certificateNumber}已登记在${holder.name}名下，请核对证号。`,
      );
    }
  }

  /** Nobody could sit down any more, and nobody could change that. */
  async function requireAnother(tx: Tx, { id, name }: OfficerRow): Promise<void> {
    const others = await listOfficers(tx);
    if (others.some((one) => one.active && one.id !== id)) return;
    throw new ProblemError(
      'blocked-by-rule',
      `${name}是最后一名在岗人员，不能停用：停用后没有人能够操作。请先登记或者启用另一名人员。`,
    );
  }

  async function get(officerId: string): Promise<KeptOfficer> {
    const officer = await findOfficer(db, officerId);
    if (officer === undefined) throw notRegistered();
    return officer;
  }

  return {
    list: () => listOfficers(db),
    get,
    async seated(officerId) {
      const { id, name, certificateNumber, active } = await get(officerId);
      if (!active)
        throw new ProblemError('actor-missing', `${name}已停用，不能作为操作人员，请选择在岗的人员。`);
      return { id, name, certificateNumber };
    },
    async stillActive(officerId) {
      const officer = await findOfficer(db, officerId);
      if (officer?.active !== true) return undefined;
      return { id: officer.id, name: officer.name, certificateNumber: officer.certificateNumber };
    },
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
    async add(actor, input) {
      const officer: OfficerRow = { ...input, id: newId() };
      const kept: KeptOfficer = {
        ...officer,
        revision: 1,
        updatedAt: archive.clock.now(),
        updatedBy: actor.name,
      };
      return archive.act(actor, async (tx) => {
        await refuseTaken(tx, officer.certificateNumber);
        await insertOfficer(tx, kept);
        return {
          value: kept,
          act: {
            act: 'people.add',
            sentence: `登记执法人员${officer.name}（${officer.certificateNumber}）`,
            details: { officer },
          },
        };
      });
    },
    async update(actor, revision, officer) {
      return archive.act(actor, async (tx) => {
        const before = await findOfficer(tx, officer.id);
        if (before === undefined) throw notRegistered();
        requireRevision(`执法人员${before.name}的登记`, before, revision);
        await refuseTaken(tx, officer.certificateNumber, officer.id);
        if (before.active && !officer.active) await requireAnother(tx, officer);
        const after: KeptOfficer = {
          ...officer,
          revision: revision + 1,
          updatedAt: archive.clock.now(),
          updatedBy: actor.name,
        };
        await updateOfficer(tx, after);
        const changes = formChanges(officerFields, before, after);
        return {
          value: after,
          act: {
            act: 'people.update',
            sentence: `修改执法人员${officer.name}的登记：${changeWords(changes)}`,
            details: { officer, changes },
          },
        };
      });
    },
  };
}

const notRegistered = (): ProblemError =>
  new ProblemError('not-found', '没有找到该执法人员，请在“设置”中登记。');
