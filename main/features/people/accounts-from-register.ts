import type { Actor } from '#shared/contract/session.ts';
import { type Role, roleWords } from '#shared/domain/people/roles.ts';
import type { Archive } from '../archive/archive.ts';
import { insertAccount, listPersons, officersWithoutAccount, takenLogins } from './accounts.repository.ts';
import { freeLogin } from './login.ts';

const PROGRAM: Actor = { id: 'program', name: '程序', certificateNumber: '' };

/**
 * Accounts for the officers of an archive from before there were any: each becomes 内勤 and 执法人员, the first active one
 * administrator besides, where there is none.
 */
export async function accountsFromRegister(archive: Archive): Promise<void> {
  const officers = await officersWithoutAccount(archive.db);
  if (officers.length === 0) return;
  await archive.note(PROGRAM, async (tx) => {
    const taken = new Set((await takenLogins(tx)).keys());
    let administrator = (await listPersons(tx)).some(({ roles }) => roles.includes('administrator'));
    const made: string[] = [];
    for (const officer of officers) {
      const login = freeLogin(officer.name, taken);
      taken.add(login);
      const first = !administrator && officer.active === 1;
      administrator ||= first;
      const roles: Role[] = first ? ['clerk', 'officer', 'administrator'] : ['clerk', 'officer'];
      await insertAccount(tx, {
        id: officer.id,
        login,
        name: officer.name,
        department: officer.department,
        roles,
        active: officer.active === 1,
        certificateNumber: officer.certificate_number,
        certificateValidUntil: officer.certificate_valid_until,
        recorderOfficerNumber: officer.recorder_officer_number,
        revision: officer.revision,
      });
      made.push(`${officer.name}（${login}，${roleWords(roles)}）`);
    }
    return {
      value: undefined,
      act: {
        act: 'people.accounts-made',
        sentence: `按执法证登记建立人员账户：${made.join('、')}`,
      },
    };
  });
}
