import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { systemClock } from '#main/platform/clock.ts';
import { runCli } from '#main/hosts/cli/program.ts';

let dir: string;
let archive: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anjuan-cli-'));
  archive = join(dir, '档案库');
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function anjuan(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  let out = '';
  let error = '';
  const code = await runCli(args, {
    out: (text) => (out += `${text}\n`),
    error: (text) => (error += `${text}\n`),
    progress: () => undefined,
  });
  return { code, out, error };
}
const json = async (...args: readonly string[]): Promise<unknown> => {
  const { code, out, error } = await anjuan(...args, '--json');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return JSON.parse(out);
};
const file = (name: string, content: unknown): string => {
  const path = join(dir, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const makeArchive = async (...more: string[]): Promise<unknown> =>
  json(
    'archive',
    'create',
    '--archive',
    archive,
    '--bureau',
    file('bureau.json', await json('archive', 'example')),
    ...more,
  );
const newCase = async (...seat: string[]) =>
  anjuan(
    'case',
    'create',
    '--archive',
    archive,
    '--from',
    file('case.json', await json('case', 'example')),
    ...seat,
  );

const people = z.array(z.looseObject({ login: z.string(), roles: z.array(z.string()), pin: z.string() }));

describe('an archive where nobody has a password yet', () => {
  it('is worked at by the command line, and by whoever is named, by login or certificate', async () => {
    await makeArchive();
    expect(await newCase()).toMatchObject({ code: 0 });
    expect(await newCase('--as', 'lizhe')).toMatchObject({ code: 0 });
    expect(await newCase('--as', '16090000001')).toMatchObject({ code: 0 });
    expect(people.parse(await json('people', 'list', '--archive', archive))).toMatchObject([
      { login: 'lizhe', roles: ['clerk', 'officer'], pin: 'none' },
      { login: 'zhangsheng', roles: ['clerk', 'officer', 'administrator'], pin: 'none' },
    ]);
  });
});

it('a person whose entry cannot be is named with what is wrong, and what may be written', async () => {
  await makeArchive();
  const person = { name: '孙翀', certificateNumber: '', roles: ['boss'] };
  for (const [given, field] of [
    [person, '0.roles.0'],
    [[{ ...person, roles: ['clerk'] }, person], '1.roles.0'],
  ] as const)
    expect(
      await anjuan('people', 'add', '--archive', archive, '--from', file('new.json', given)),
    ).toMatchObject({
      code: 2,
      error: expect.stringContaining(
        `“${field}”不符合要求：没有“boss”这个角色，可以写clerk（内勤）、officer（执法人员）`,
      ) as unknown,
    });
});

describe('open cases of somebody who leaves', () => {
  it('are listed, and handed over to another, all of them or those that are named', async () => {
    await makeArchive();
    for (let n = 0; n < 2; n++) expect(await newCase()).toMatchObject({ code: 0 });
    const here = ['--archive', archive] as const;
    const added = await json(
      ...['people', 'add', ...here, '--from'],
      file('new.json', {
        ...{ name: '孙翀', certificateNumber: '16090003333', certificateValidUntil: '2099-12-31' },
      }),
    );
    expect(added).toMatchObject({ added: [{ login: 'sunchong' }] });
    const listed = z
      .object({ caseNumbers: z.array(z.string()) })
      .parse(await json('people', 'cases', ...here, '--person', 'lizhe'));
    expect(listed.caseNumbers).toHaveLength(2);
    const handOver = (...more: string[]) =>
      anjuan(
        'people',
        'hand-over',
        ...here,
        '--from',
        'lizhe',
        '--to',
        'sunchong',
        '--reason',
        '退休',
        ...more,
      );
    const today = systemClock.today();
    expect(await handOver('--on', '2000-01-01')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^没有移交，下列案件不能移交：.*早于发现线索/),
    });
    const [first = ''] = listed.caseNumbers;
    expect(await handOver('--on', today, '--case', first)).toMatchObject({
      code: 0,
      out: '已将李喆的1件案件移交孙翀。\n',
    });
    expect(await handOver('--on', today)).toMatchObject({ code: 0, out: '已将李喆的1件案件移交孙翀。\n' });
    expect(await handOver('--on', today)).toMatchObject({ out: '李喆没有未办结的案件，没有移交。\n' });
    expect(await anjuan('case', 'officers', ...here, '--case', first)).toMatchObject({
      code: 0,
      out: expect.stringMatching(new RegExp(`孙翀 {2}16090003333 {2}${today}起[^]*李喆.*到${today}`)),
    });
  });
});

describe('an archive where somebody has a password', () => {
  const pin = () => file('pin', '975310\n');

  it('is worked at by who shows his, and by nobody else', async () => {
    const made = await makeArchive('--pin-file', pin());
    expect(made).toMatchObject({
      slips: [{ name: '李喆', login: 'lizhe', pin: expect.stringMatching(/^\d{6}$/) }],
    });
    expect(await newCase()).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringMatching(/--as <登录名> --pin-file/),
    });
    expect(await newCase('--as', 'zhangsheng')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^请用 --pin-file 写明存有张昇的密码的文件/),
    });
    expect(await newCase('--as', 'zhangsheng', '--pin-file', file('wrong', '111222'))).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^密码不对/),
    });
    expect(await newCase('--as', 'zhangsheng', '--pin-file', join(dir, 'none'))).toMatchObject({
      code: 2,
      error: expect.stringMatching(/读不到/),
    });
    expect(await newCase('--as', 'lizhe', '--pin-file', pin())).toMatchObject({
      code: 2,
      error: expect.stringMatching(/还没有自己的密码/),
    });
    expect(await newCase('--as', 'zhangsheng', '--pin-file', pin())).toMatchObject({ code: 0, error: '' });
    for (const command of [
      ['case', 'list'],
      ['people', 'list'],
      ['archive', 'verify'],
    ])
      expect(await anjuan(...command, '--archive', archive)).toMatchObject({ code: 2, out: '' });
    // What is no secret needs nobody.
    expect(await anjuan('template', 'list', '--archive', archive)).toMatchObject({ code: 0 });
  });

  it('takes people in from a file, with their first passwords, and says who was not', async () => {
    await makeArchive('--pin-file', pin());
    const as = ['--archive', archive, '--as', 'zhangsheng', '--pin-file', pin()];
    const from = file('people.json', await json('people', 'example'));
    expect(await json('people', 'add', '--from', from, ...as)).toMatchObject({
      added: [
        { name: '王芳', login: 'wangfang', firstPin: expect.stringMatching(/^\d{6}$/) },
        { name: '陈镕', login: 'chenrong' },
      ],
    });
    const twice = file('twice.json', [
      { name: '孙翀', roles: ['archivist'] },
      { name: '另一个', login: 'wangfang', roles: ['clerk'] },
    ]);
    const part = await anjuan('people', 'add', '--from', twice, ...as, '--json');
    expect(part.code).toBe(1);
    expect(JSON.parse(part.out)).toMatchObject({
      added: [{ login: 'sunchong' }],
      notAdded: ['另一个'],
      problem: expect.stringMatching(/登录名wangfang已由王芳使用/),
    });
    const odd = await anjuan(
      'people',
      'add',
      '--from',
      file('odd.json', { name: '甲', roles: ['king'] }),
      ...as,
    );
    expect(odd).toMatchObject({ code: 2, out: '' });
  });
});
