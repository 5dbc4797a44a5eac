import { expect, it } from 'vitest';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import { loggedAccess } from '#main/rpc/access.ts';

const zhang = { id: '1', name: '张三', certificateNumber: '' };
const asked = { what: 'cases.get', permission: 'cases.read' } as const;
const why = problemOf(new ProblemError('not-permitted', '查看案件须由执法人员办理。'));

function accessOf(record: () => Promise<void>) {
  const logged: string[] = [];
  let now = 0;
  const log = {
    info: (line: string) => void logged.push(line),
    error: (where: string) => void logged.push(where),
  };
  const access = loggedAccess(
    log,
    record,
    () => now,
    () => undefined,
  );
  return { access, logged, later: (ms: number) => (now += ms) };
}

it('a refusal stays one where it cannot be written down, and the log says so', async () => {
  const { access, logged } = accessOf(() => Promise.reject(new Error('disk full')));
  await access.refused(asked, why, zhang);
  expect(logged).toEqual([expect.stringMatching(/^door: refused cases\.get/), 'door.record']);
});

it('is recorded once a minute and person, and not where nobody sat there', async () => {
  let recorded = 0;
  const { access, later } = accessOf(() => {
    recorded += 1;
    return Promise.resolve();
  });
  await access.refused(asked, why, undefined);
  expect(recorded).toBe(0);
  await access.refused(asked, why, zhang);
  await access.refused(asked, why, zhang);
  await access.refused(asked, why, { ...zhang, id: '2' });
  expect(recorded).toBe(2);
  later(60_000);
  await access.refused(asked, why, zhang);
  expect(recorded).toBe(3);
});
