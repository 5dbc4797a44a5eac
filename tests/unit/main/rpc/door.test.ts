import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/contract/session.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { readAccessRules } from '#main/platform/rule-data/access-roles.ts';
import type { Asked } from '#main/rpc/access.ts';
import { createDoor } from '#main/rpc/door.ts';
import { toldProblem } from '#main/rpc/os.ts';
import { createSeats } from '#main/rpc/seats.ts';
import type { Sitting } from '#main/rpc/sitting.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const wang: Actor = { id: '1', name: '王强', certificateNumber: 'A1' };
const sits =
  (...roles: Role[]) =>
  (): Promise<Sitting> =>
    Promise.resolve({ actor: wang, department: '执法稽查科', roles });
const shippedTable = readAccessRules(join(resourcesRoot, 'resources', 'access')).table;

function doorOf(archiveIsOpen = true) {
  const seats = createSeats(() => 0);
  const heard: string[] = [];
  const door = createDoor({
    seats,
    access: {
      passed: ({ what }, actor) => heard.push(`${what} ${actor?.name ?? 'nobody'}`),
      refused: ({ what }, { code }, actor) => {
        heard.push(`${what} refused ${code}${actor === undefined ? '' : ` ${actor.name}`}`);
        return Promise.resolve();
      },
    },
    rights: () =>
      archiveIsOpen
        ? {
            table: shippedTable,
            casesOf: () => Promise.resolve([]),
            requirePurpose: () => Promise.resolve(),
          }
        : undefined,
  });
  return { seats, heard, door };
}

const asked = (permission: Asked['permission']): Asked => ({ what: 'it', permission });

describe('the door', () => {
  it('lets nobody through where no permission is named, whoever sits', async () => {
    const { door, seats, heard } = doorOf();
    const { token } = await seats.take(sits('clerk'));
    await expect(door.enter(asked(undefined), { token })).rejects.toThrow('names no permission');
    await expect(door.enterUnseated(asked(undefined), { token: undefined })).rejects.toThrow();
    expect(heard).toEqual(['it refused bug', 'it refused bug']);
  });

  it('tells of everybody who passes and of everybody who does not', async () => {
    const { door, seats, heard } = doorOf();
    const { token, view } = await seats.take(sits('clerk'));
    await door.enter(asked('cases.read'), { token });
    await door.enter(asked('cases.read'), { view });
    await expect(door.enter(asked('cases.read'), { token: 'x' })).rejects.toThrow();
    expect(heard).toEqual(['it 王强', 'it 王强', 'it refused actor-missing']);
  });

  it('is open without a seat to what anybody may, and to setting up while there is no archive', async () => {
    const nobody = { token: undefined };
    expect(await doorOf().door.enterUnseated(asked('anybody'), nobody)).toBeUndefined();
    expect(await doorOf(false).door.enterUnseated(asked('set-up'), nobody)).toBeUndefined();
    expect(await doorOf(false).door.enterUnseated(asked('archive.change'), nobody)).toBeUndefined();
    await expect(doorOf(true).door.enterUnseated(asked('archive.change'), nobody)).rejects.toThrow();
    await expect(doorOf(true).door.enterUnseated(asked('set-up'), nobody)).rejects.toThrow();
    await expect(doorOf(false).door.enterUnseated(asked('cases.read'), nobody)).rejects.toThrow();
    await expect(doorOf(false).door.enter(asked('anybody'), nobody)).rejects.toThrow();
  });

  it('refuses who sits there and has no role for it, and tells who that was', async () => {
    const { door, seats, heard } = doorOf();
    const { token } = await seats.take(sits('administrator'));
    await expect(door.enter(asked('cases.read'), { token })).rejects.toThrow(/^查看案件须由执法人员、内勤/);
    await door.enter(asked('people.edit'), { token });
    expect(heard).toEqual(['it refused not-permitted 王强', 'it 王强']);
  });

  it('keeps a locked seat out of everything but what anybody may, also before there is an archive', async () => {
    for (const archiveIsOpen of [true, false]) {
      const { door, seats } = doorOf(archiveIsOpen);
      const { token } = await seats.take(sits('administrator'));
      seats.lock(token);
      expect(await door.enterUnseated(asked('anybody'), { token })).toBeUndefined();
      for (const permission of ['set-up', 'archive.change', 'people.edit'] as const)
        await expect(door.enterUnseated(asked(permission), { token })).rejects.toThrow(/已锁定/);
    }
  });

  it('shows a seat of the program itself no more than it may do', async () => {
    const { door, seats } = doorOf();
    const house = (of: NonNullable<Sitting['house']>) =>
      seats.take(() => Promise.resolve({ actor: wang, department: '', roles: [], house: of }));
    const may = async (of: NonNullable<Sitting['house']>) => {
      const { token } = await house(of);
      return door.has(await seats.actor(token), 'cases.read');
    };
    expect(await may('everything')).toBe(true);
    expect(await may(['reference.read'])).toBe(false);
    const { token } = await house(['reference.read']);
    await door.enter(asked('reference.read'), { token });
    await expect(door.enter(asked('cases.read'), { token })).rejects.toThrow(/请写明由谁办理/);
  });

  it('says what went wrong, and logs the cause of a bug only', () => {
    const logged: string[] = [];
    const log = { info: () => undefined, error: (where: string) => void logged.push(where) };
    expect(toldProblem(new ProblemError('conflict', '已由别人改过。'), log, 'cases.update').message).toBe(
      '已由别人改过。',
    );
    expect(logged).toEqual([]);
    toldProblem(new TypeError('x is undefined'), log, 'cases.update');
    expect(logged).toEqual(['cases.update']);
  });
});
