import type { NewPerson, Person, PinSlip } from '#shared/contract/people.ts';
import type { Actor, Candidate } from '#shared/contract/session.ts';
import { personFields } from '#shared/domain/people/person-fields.ts';
import { type Role, roleWords, usualRoles } from '#shared/domain/people/roles.ts';
import { changeWords } from '#shared/lib/changes.ts';
import { formChanges } from '#shared/lib/form-fields.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import { newId } from '../../platform/ids.ts';
import type { Elapsed } from '../../platform/clock.ts';
import type { PinCost } from '../../platform/secrets/pin-hash.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Sitting } from '../../rpc/sitting.ts';
import type { Archive } from '../archive/archive.ts';
import {
  type AccountRow,
  findPerson,
  insertAccount,
  listPersons,
  takenLogins,
  updateAccount,
} from './accounts.repository.ts';
import { accountsFromRegister } from './accounts-from-register.ts';
import { freeLogin } from './login.ts';
import { findOfficer, findOfficerByCertificate, insertOfficer, updateOfficer } from './people.repository.ts';
import { createPins, type MadePin, NOBODY, type Pins } from './pins.ts';
import { requireActive } from './require-active.ts';
import { resetPin, type Witness } from './reset-pin.ts';

/** Everybody who sits here: 人员, with a certificate or without. */
export interface Accounts {
  readonly pins: Pins;
  list(): Promise<readonly Person[]>;
  get(personId: string): Promise<Person>;
  /** By login, or by 执法证号. */
  byLogin(login: string): Promise<Person>;
  candidates(): Promise<readonly Candidate[]>;
  /** Who sits down to act; refused for who is no longer active. */
  seated(personId: string): Promise<Sitting>;
  /** The same as asked of work that was left unfinished; undefined for who may not act, or is not known. */
  stillActive(personId: string): Promise<Actor | undefined>;
  /** Checks the PIN of who is about to sit down, or has it chosen. Errors: those of `Pins`, `actor-missing`. */
  admit(personId: string, pin: string, newPin: string | undefined): Promise<void>;
  add(actor: Actor, person: NewPerson, pin: MadePin | undefined): Promise<Person>;
  /** `revision` is the one the change began from. Errors: `conflict` when somebody else was first. */
  update(actor: Actor, revision: number, person: NewPerson & { readonly id: string }): Promise<Person>;
  giveFirstPin(actor: Actor, personId: string): Promise<PinSlip>;
  changePin(actor: Actor, pin: string, newPin: string): Promise<void>;
  resetPin(lostId: string, witnesses: readonly Witness[]): Promise<PinSlip>;
  /** Accounts for the officers of an archive from before there were any. */
  fill(): Promise<void>;
}

export interface AccountsDeps {
  readonly archive: Archive;
  readonly cost: PinCost;
  readonly elapsed: Elapsed;
  /** Numbers of the open cases somebody handles. */
  readonly openCasesOf: (personId: string) => Promise<readonly string[]>;
}

const NAMED_CASES = 5;
const NOTED_EVERY_MS = 60_000;

const hasExpired = ({ certificateNumber, certificateValidUntil }: Person, today: string): boolean =>
  certificateNumber !== '' && certificateValidUntil < today;

export function createAccounts({ archive, cost, elapsed, openCasesOf }: AccountsDeps): Accounts {
  const { db, clock } = archive;
  const pins = createPins(archive, cost, elapsed);

  async function get(personId: string): Promise<Person> {
    const person = await findPerson(db, personId);
    if (person === undefined) throw notRegistered();
    return person;
  }

  const triedAt = new Map<string, number>();
  /** Somebody tried to sit down as one who has left: entered once a minute, so that who tries on fills nothing. */
  async function noteGone({ id, name }: Person): Promise<void> {
    const last = triedAt.get(id);
    if (last !== undefined && elapsed() - last < NOTED_EVERY_MS) return;
    triedAt.set(id, elapsed());
    await archive.note(NOBODY, () =>
      Promise.resolve({
        value: undefined,
        act: {
          act: 'people.gone',
          sentence: `有人以${name}的名义进入，${name}已停用，已拒绝`,
          details: { personId: id },
        },
      }),
    );
  }

  async function refuseTaken(tx: Tx, person: NewPerson & { readonly id: string }): Promise<void> {
    if (person.certificateNumber !== '') {
      const holder = await findOfficerByCertificate(tx, person.certificateNumber);
      if (holder !== undefined && holder.id !== person.id)
        throw new ProblemError(
          'conflict',
          `执法证号${person.certificateNumber}已登记在${holder.name}名下，请核对证号。`,
          { field: 'certificateNumber' },
        );
    }
    const other = (await takenLogins(tx)).get(person.login);
    if (other !== undefined && other.id !== person.id)
      throw new ProblemError(
        'conflict',
        `登录名${person.login}已由${other.name}使用，请换一个，例如加上数字。`,
        { field: 'login' },
      );
  }

  async function refuseWithoutAdministrator(tx: Tx, after: AccountRow): Promise<void> {
    const others = (await listPersons(tx)).filter(({ id }) => id !== after.id);
    if (!after.active && !others.some(({ active }) => active))
      throw new ProblemError(
        'blocked-by-rule',
        `${after.name}是最后一名在岗人员，不能停用：停用后没有人能够操作。请先登记或者启用另一名人员。`,
      );
    if (![...others, after].some(({ active, roles }) => active && roles.includes('administrator')))
      throw new ProblemError(
        'blocked-by-rule',
        '至少要有一名在岗的管理员，否则没有人能登记人员。请先指定另一名管理员。',
        { field: 'roles' },
      );
  }

  /** The certificate of a person is an entry of the register of officers, of the same id. */
  async function keepCertificate(tx: Tx, person: AccountRow): Promise<void> {
    const known = await findOfficer(tx, person.id);
    if (person.certificateNumber === '') {
      if (known !== undefined)
        throw new ProblemError(
          'blocked-by-rule',
          `${person.name}的执法证（${known.certificateNumber}）已登记，原有案件要用，不能去掉。不再执法的，请去掉“执法人员”角色。`,
          { field: 'certificateNumber' },
        );
      return;
    }
    const { id, name, certificateNumber, certificateValidUntil, department, recorderOfficerNumber, active } =
      person;
    const officer = {
      ...{ id, name, certificateNumber, certificateValidUntil, department, recorderOfficerNumber, active },
      revision: person.revision,
      updatedAt: person.updatedAt,
      updatedBy: person.updatedBy,
    };
    await (known === undefined ? insertOfficer(tx, officer) : updateOfficer(tx, officer));
  }

  const rolesFor = ({ roles, certificateNumber }: NewPerson): Role[] => usualRoles(roles, certificateNumber);

  return {
    pins,
    list: () => listPersons(db),
    get,
    async byLogin(login) {
      const wanted = login.toLowerCase();
      const person = (await listPersons(db)).find(
        (one) => one.login === wanted || (one.certificateNumber !== '' && one.certificateNumber === login),
      );
      if (person === undefined)
        throw new ProblemError(
          'not-found',
          `没有登记登录名或者执法证号为${login}的人员，请先在“设置”中登记。`,
        );
      return person;
    },
    async candidates() {
      const today = clock.today();
      return (await listPersons(db)).map((person) => ({
        id: person.id,
        name: person.name,
        login: person.login,
        certificateNumber: person.certificateNumber,
        roles: person.roles,
        pin: person.pin,
        active: person.active,
        ...(hasExpired(person, today) ? { expiredOn: person.certificateValidUntil } : {}),
      }));
    },
    async seated(personId) {
      const person = await get(personId);
      requireActive(person);
      const { id, name, certificateNumber, department, roles } = person;
      const expired = hasExpired(person, clock.today());
      return {
        actor: { id, name, certificateNumber },
        department,
        roles: expired ? roles.filter((role) => role !== 'officer') : roles,
        ...(expired && roles.includes('officer')
          ? { remark: `${name}的执法证已于${person.certificateValidUntil}到期，换证以前不能以执法人员办理。` }
          : {}),
      };
    },
    async stillActive(personId) {
      const person = await findPerson(db, personId);
      if (person?.active !== true) return undefined;
      return { id: person.id, name: person.name, certificateNumber: person.certificateNumber };
    },
    async admit(personId, pin, newPin) {
      const person = await get(personId);
      if (!person.active) await noteGone(person);
      requireActive(person);
      if (person.pin === 'chosen') return pins.require(person, pin);
      if (newPin === undefined)
        throw new ProblemError(
          'not-permitted',
          person.pin === 'none'
            ? `${person.name}还没有设定密码，请先设定，以后凭它进入。`
            : `${person.name}的密码是管理员发的，请换成自己的。`,
          { field: 'newPin' },
        );
      const { id, name, certificateNumber } = person;
      return pins.choose(person, { id, name, certificateNumber }, pin, newPin);
    },
    async add(actor, input, pin) {
      const id = newId();
      return archive.act(actor, async (tx) => {
        const login =
          input.login === '' ? freeLogin(input.name, (await takenLogins(tx)).keys()) : input.login;
        const person: AccountRow = {
          ...input,
          id,
          login,
          roles: rolesFor(input),
          revision: 1,
          updatedAt: clock.now(),
          updatedBy: actor.name,
        };
        await refuseTaken(tx, person);
        await insertAccount(tx, person);
        await keepCertificate(tx, person);
        await pin?.keep(tx, id);
        const { certificateNumber } = person;
        const papers = certificateNumber === '' ? '' : `，执法证号${certificateNumber}`;
        return {
          value: { ...person, pin: pin === undefined ? 'none' : ((await findPerson(tx, id))?.pin ?? 'none') },
          act: {
            act: 'people.add',
            sentence: `登记人员${person.name}（${roleWords(person.roles)}${papers}）`,
            details: { person },
          },
        };
      });
    },
    async update(actor, revision, input) {
      const cases = input.active ? [] : await openCasesOf(input.id);
      return archive.act(actor, async (tx) => {
        const before = await findPerson(tx, input.id);
        if (before === undefined) throw notRegistered();
        requireRevision(`${before.name}的登记`, before, revision);
        if (before.active && !input.active && cases.length > 0) throw handles(before.name, cases);
        const person: AccountRow = {
          ...input,
          login: input.login === '' ? before.login : input.login,
          roles: rolesFor(input),
          revision: revision + 1,
          updatedAt: clock.now(),
          updatedBy: actor.name,
        };
        await refuseTaken(tx, person);
        await refuseWithoutAdministrator(tx, person);
        await updateAccount(tx, person);
        await keepCertificate(tx, person);
        const changes = formChanges(personFields, before, person);
        return {
          value: { ...person, pin: before.pin },
          act: {
            act: 'people.update',
            sentence: `修改${before.name}的登记：${changeWords(changes)}`,
            details: { person, changes },
          },
        };
      });
    },
    async giveFirstPin(actor, personId) {
      const pin = await pins.makeFirst();
      return archive.act(actor, async (tx) => {
        const person = await findPerson(tx, personId);
        if (person === undefined) throw notRegistered();
        if (person.pin === 'chosen')
          throw new ProblemError(
            'blocked-by-rule',
            `${person.name}已经有自己的密码。忘记了的，在座位画面上由管理员和另一名人员一起重设。`,
          );
        await pin.keep(tx, personId);
        return {
          value: { name: person.name, login: person.login, pin: pin.pin },
          act: {
            act: 'people.first-pin',
            sentence: `给${person.name}发放初始密码`,
            details: { personId },
          },
        };
      });
    },
    async changePin(actor, pin, newPin) {
      await pins.choose(await get(actor.id), actor, pin, newPin);
    },
    resetPin: (lostId, shown) => resetPin({ archive, pins, get }, lostId, shown),
    fill: () => accountsFromRegister(archive),
  };
}

function handles(name: string, cases: readonly string[]): ProblemError {
  const more = cases.length > NAMED_CASES ? `等${cases.length.toString()}件` : '';
  return new ProblemError(
    'blocked-by-rule',
    `${name}还承办没有办结的案件：${cases.slice(0, NAMED_CASES).join('、')}${more}。请先在这些案件里换成别的办案人员，再停用。`,
    { field: 'active' },
  );
}

const notRegistered = (): ProblemError => new ProblemError('not-found', '没有找到该人员，请在“设置”中登记。');
