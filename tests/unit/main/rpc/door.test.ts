import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/contract/session.ts';
import type { Asked } from '#main/rpc/access.ts';
import { createDoor } from '#main/rpc/door.ts';
import { toldProblem } from '#main/rpc/os.ts';
import { createSeats } from '#main/rpc/seats.ts';
import { ProblemError } from '#shared/lib/problem.ts';

const wang: Actor = { id: '1', name: '王强', certificateNumber: 'A1' };

function doorOf(archiveIsOpen = true) {
  const seats = createSeats(() => 0);
  const heard: string[] = [];
  const door = createDoor({
    seats,
    access: {
      passed: ({ what }, actor) => heard.push(`${what} ${actor?.name ?? 'nobody'}`),
      refused: ({ what }, { code }) => heard.push(`${what} refused ${code}`),
    },
    archiveIsOpen: () => archiveIsOpen,
  });
  return { seats, heard, door };
}

const asked = (permission: Asked['permission']): Asked => ({ what: 'it', permission });

describe('the door', () => {
  it('lets nobody through where no permission is named, whoever sits', async () => {
    const { door, seats, heard } = doorOf();
    const { token } = await seats.take(() => Promise.resolve(wang));
    await expect(door.enter(asked(undefined), { token })).rejects.toThrow('names no permission');
    await expect(door.enterUnseated(asked(undefined), { token: undefined })).rejects.toThrow();
    expect(heard).toEqual(['it refused bug', 'it refused bug']);
  });

  it('tells of everybody who passes and of everybody who does not', async () => {
    const { door, seats, heard } = doorOf();
    const { token, view } = await seats.take(() => Promise.resolve(wang));
    await door.enter(asked('cases.read'), { token });
    await door.enter(asked('cases.read'), { view });
    await expect(door.enter(asked('cases.read'), { token: 'x' })).rejects.toThrow();
    expect(heard).toEqual(['it 王强', 'it 王强', 'it refused actor-missing']);
  });

  it('is open without a seat to what anybody may, and to setting up while there is no archive', async () => {
    const nobody = { token: undefined };
    expect(await doorOf().door.enterUnseated(asked('anybody'), nobody)).toBeUndefined();
    expect(await doorOf(false).door.enterUnseated(asked('set-up'), nobody)).toBeUndefined();
    await expect(doorOf(true).door.enterUnseated(asked('set-up'), nobody)).rejects.toThrow();
    await expect(doorOf(false).door.enterUnseated(asked('cases.read'), nobody)).rejects.toThrow();
    await expect(doorOf(false).door.enter(asked('anybody'), nobody)).rejects.toThrow();
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
