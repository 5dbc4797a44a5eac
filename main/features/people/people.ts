import type * as z from 'zod';
import type { OfficerRow, officerInput } from '#shared/contract/people.ts';
import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { changesBetween, changeWords, type Entries } from '#shared/lib/changes.ts';
import { newId } from '../../platform/ids.ts';
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
  list(): Promise<readonly OfficerRow[]>;
  get(officerId: string): Promise<OfficerRow>;
  byCertificate(certificateNumber: string): Promise<OfficerRow>;
  /** Who sits down to act; refused for an officer who is no longer active. */
  seated(officerId: string): Promise<Actor>;
  add(actor: Actor, officer: NewOfficer): Promise<OfficerRow>;
  update(actor: Actor, officer: OfficerRow): Promise<OfficerRow>;
}

export function createPeople(archive: Archive): People {
  const { db } = archive;

  async function refuseTaken(certificateNumber: string, exceptId?: string): Promise<void> {
    const holder = await findOfficerByCertificate(db, certificateNumber);
    if (holder !== undefined && holder.id !== exceptId) {
      throw new ProblemError(
        'conflict',
        `执法证号${certificateNumber}已登记在${holder.name}名下，请核对证号。`,
      );
    }
  }

  async function get(officerId: string): Promise<OfficerRow> {
    const officer = await findOfficer(db, officerId);
    if (officer === undefined) throw new ProblemError('not-found', '没有找到该执法人员，请在“设置”中登记。');
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
      await refuseTaken(input.certificateNumber);
      const officer: OfficerRow = { ...input, id: newId() };
      return archive.act(actor, async (tx) => {
        await insertOfficer(tx, officer);
        return {
          value: officer,
          act: {
            act: 'people.add',
            sentence: `登记执法人员${officer.name}（${officer.certificateNumber}）`,
            details: { officer },
          },
        };
      });
    },
    async update(actor, officer) {
      await refuseTaken(officer.certificateNumber, officer.id);
      const before = await get(officer.id);
      return archive.act(actor, async (tx) => {
        if (!(await updateOfficer(tx, officer))) {
          throw new ProblemError('not-found', '没有找到该执法人员，可能已在另一窗口删除，请刷新后再试。');
        }
        const changes = changesBetween(entriesOf(before), entriesOf(officer));
        return {
          value: officer,
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

/** The entry of an officer, as the log tells its changes. */
const entriesOf = (officer: OfficerRow): Entries => [
  ['姓名', officer.name],
  ['执法证号', officer.certificateNumber],
  ['证件有效期至', officer.certificateValidUntil],
  ['所在部门', officer.department],
  ['记录仪警号', officer.recorderOfficerNumber],
  ['在岗', officer.active ? '是' : '否'],
];
