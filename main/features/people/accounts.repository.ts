import * as z from 'zod';
import { type Person } from '#shared/contract/people.ts';
import { roleSchema } from '#shared/contract/session.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

const rolesSchema = z.array(roleSchema);

/** Everything of a person but how the PIN stands. */
export type AccountRow = Omit<Person, 'pin'>;

interface Joined {
  readonly account: Row<'people_accounts'>;
  readonly officer: Row<'officers'> | undefined;
  readonly mustChange: number | undefined;
}

const personOf = ({ account, officer, mustChange }: Joined): Person => ({
  id: account.id,
  login: account.login,
  name: account.name,
  department: account.department,
  roles: rolesSchema.parse(JSON.parse(account.roles)),
  active: account.active === 1,
  certificateNumber: officer?.certificate_number ?? '',
  certificateValidUntil: officer?.certificate_valid_until ?? '',
  recorderOfficerNumber: officer?.recorder_officer_number ?? '',
  revision: account.revision,
  updatedAt: account.updated_at ?? undefined,
  updatedBy: account.updated_by ?? undefined,
  pin: mustChange === undefined ? 'none' : mustChange === 1 ? 'initial' : 'chosen',
});

/** By name, the active ones first. */
export async function listPersons(db: Db): Promise<readonly Person[]> {
  const accounts = await db.selectFrom('people_accounts').selectAll().execute();
  const officers = await db.selectFrom('officers').selectAll().execute();
  const secrets = await db.selectFrom('account_secrets').select(['account_id', 'must_change']).execute();
  const byId = new Map(officers.map((officer) => [officer.id, officer]));
  const changes = new Map(secrets.map((secret) => [secret.account_id, secret.must_change]));
  return accounts
    .map((account) =>
      personOf({ account, officer: byId.get(account.id), mustChange: changes.get(account.id) }),
    )
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'zh-CN'));
}

/** Who is active, by id. */
export const activePeople = (db: Db): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  db.selectFrom('people_accounts').select(['id', 'name']).where('active', '=', 1).orderBy('id').execute();

export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  const account = await db.selectFrom('people_accounts').selectAll().where('id', '=', id).executeTakeFirst();
  if (account === undefined) return undefined;
  const officer = await db.selectFrom('officers').selectAll().where('id', '=', id).executeTakeFirst();
  const secret = await db
    .selectFrom('account_secrets')
    .select('must_change')
    .where('account_id', '=', id)
    .executeTakeFirst();
  return personOf({ account, officer, mustChange: secret?.must_change });
}

export const takenLogins = async (db: Db): Promise<ReadonlyMap<string, { id: string; name: string }>> =>
  new Map(
    (await db.selectFrom('people_accounts').select(['id', 'login', 'name']).execute()).map(
      ({ login, ...who }) => [login, who],
    ),
  );

/** Names that more than one person bears. */
export const sharedNames = async (db: Db): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db
        .selectFrom('people_accounts')
        .select('name')
        .groupBy('name')
        .having(({ fn }) => fn.countAll(), '>', 1)
        .execute()
    ).map(({ name }) => name),
  );

const columns = (person: AccountRow) => ({
  login: person.login,
  name: person.name,
  department: person.department,
  roles: JSON.stringify(person.roles),
  active: person.active ? (1 as const) : (0 as const),
  revision: person.revision,
  updated_at: person.updatedAt ?? null,
  updated_by: person.updatedBy ?? null,
});

export async function insertAccount(tx: Tx, person: AccountRow): Promise<void> {
  await tx
    .insertInto('people_accounts')
    .values({ id: person.id, ...columns(person) })
    .execute();
}

export async function updateAccount(tx: Tx, person: AccountRow): Promise<void> {
  await tx.updateTable('people_accounts').set(columns(person)).where('id', '=', person.id).execute();
}

/** Certificates whose holder has no account yet: an archive from before there were any. */
export const officersWithoutAccount = (db: Db): Promise<readonly Row<'officers'>[]> =>
  db
    .selectFrom('officers')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('people_accounts')
            .select('people_accounts.id')
            .whereRef('people_accounts.id', '=', 'officers.id'),
        ),
      ),
    )
    .execute();
