import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { createSeats } from '#main/rpc/seats.ts';
import type { Sitting } from '#main/rpc/sitting.ts';

const HOUR = 3_600_000;
const wang: Actor = { id: '1', name: '王强', certificateNumber: 'A1' };
const li: Actor = { id: '2', name: '李敏', certificateNumber: 'A2' };
const sitting = (actor: Actor): Sitting => ({ actor, department: '', roles: ['clerk'] });
const sits = (actor: Actor) => () => Promise.resolve(sitting(actor));

function seatsAt() {
  const clock = { ms: 0 };
  return { clock, seats: createSeats(() => clock.ms) };
}

describe('a seat', () => {
  it('acts by its token and looks by its view key, and neither does the other', async () => {
    const { seats } = seatsAt();
    const { token, view } = await seats.take(sits(wang));
    expect(await seats.actor(token)).toEqual(sitting(wang));
    expect(await seats.viewer(view)).toEqual(sitting(wang));
    await expect(seats.actor(view)).rejects.toMatchObject({ code: 'actor-missing' });
    await expect(seats.viewer(token)).rejects.toMatchObject({ code: 'actor-missing' });
    await expect(seats.actor('')).rejects.toThrow('请先选择操作人员');
  });

  it('ends for both secrets when somebody else sits down at the same window', async () => {
    const { seats } = seatsAt();
    const first = await seats.take(sits(wang));
    const second = await seats.take(sits(li), first.token);
    await expect(seats.actor(first.token)).rejects.toThrow('已经退出或者更换');
    await expect(seats.viewer(first.view)).rejects.toThrow('已经退出或者更换');
    expect(await seats.actor(second.token)).toEqual(sitting(li));
  });

  it('keeps who sat before when the next one may not sit down', async () => {
    const { seats } = seatsAt();
    const first = await seats.take(sits(wang));
    const refused = () => Promise.reject(new ProblemError('actor-missing', '已停用。'));
    await expect(seats.take(refused, first.token)).rejects.toThrow('已停用。');
    expect(await seats.actor(first.token)).toEqual(sitting(wang));
  });

  it('is given up after twelve hours without use, which looking and acting are', async () => {
    const { clock, seats } = seatsAt();
    const { token, view } = await seats.take(sits(wang));
    clock.ms = 11 * HOUR;
    await seats.viewer(view);
    clock.ms = 22 * HOUR;
    await seats.actor(token);
    clock.ms = 34 * HOUR + 1;
    await expect(seats.actor(token)).rejects.toThrow('超过12小时没有操作');
    await expect(seats.viewer(view)).rejects.toThrow('超过12小时没有操作');
  });

  it('is lost for good when its person may not act any more, not when the archive cannot be asked', async () => {
    const { seats } = seatsAt();
    let why: ProblemError | undefined;
    const { token } = await seats.take(() =>
      why === undefined ? Promise.resolve(sitting(wang)) : Promise.reject(why),
    );
    why = new ProblemError('archive-damaged', '读不出来。');
    await expect(seats.actor(token)).rejects.toThrow('读不出来。');
    why = undefined;
    expect(await seats.actor(token)).toEqual(sitting(wang));
    why = new ProblemError('not-found', '没有这个人员。');
    await expect(seats.actor(token)).rejects.toMatchObject({ code: 'actor-missing' });
    why = undefined;
    await expect(seats.actor(token)).rejects.toThrow('没有这个人员。');
  });

  it('that is locked does nothing, by neither secret, until its person has shown who he is', async () => {
    const { clock, seats } = seatsAt();
    const { token, view } = await seats.take(sits(wang));
    seats.lock(token);
    await expect(seats.actor(token)).rejects.toMatchObject({ code: 'seat-locked' });
    await expect(seats.viewer(view)).rejects.toMatchObject({ code: 'seat-locked' });
    expect(await seats.look(token)).toEqual({ sitting: sitting(wang), locked: true });
    const wrong = () => Promise.reject(new ProblemError('not-permitted', '密码不对。'));
    await expect(seats.unlock(token, wrong)).rejects.toThrow('密码不对。');
    await expect(seats.actor(token)).rejects.toMatchObject({ code: 'seat-locked' });
    await seats.unlock(token, () => Promise.resolve());
    expect(await seats.actor(token)).toEqual(sitting(wang));
    // Asking at a locked seat is no use of it.
    seats.lock(token);
    clock.ms = 11 * HOUR;
    await expect(seats.actor(token)).rejects.toMatchObject({ code: 'seat-locked' });
    clock.ms = 13 * HOUR;
    await expect(seats.actor(token)).rejects.toThrow('超过12小时没有操作');
  });

  it('is told why when everybody stands up', async () => {
    const { seats } = seatsAt();
    const { token } = await seats.take(sits(wang));
    seats.clear('已经打开另一个档案库。');
    await expect(seats.actor(token)).rejects.toThrow('已经打开另一个档案库。');
  });
});
