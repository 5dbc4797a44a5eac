import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOfHead } from '#shared/domain/archive/head-code.ts';
import { anjuan as run, exampleArchive, expectRefused, json as asJson } from '#tests/support/command-line.ts';

/** An archive of the command line's own, changed past the program where a test says so. */
let dir: string;
let archive: string;
beforeEach(async () => {
  ({ dir, archive } = await exampleArchive());
});
const anjuan = (...args: readonly string[]) => run(...args, '--archive', archive);
const json = (...args: readonly string[]) => asJson(...args, '--archive', archive);

function byHand<T>(work: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(join(archive, 'archive.sqlite'));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

async function makeCase(): Promise<string> {
  const from = join(dir, 'case.json');
  writeFileSync(from, JSON.stringify(await asJson('case', 'example')));
  const made = await json('case', 'create', '--from', from);
  return typeof made === 'object' && made !== null && 'caseId' in made ? String(made.caseId) : '';
}

describe('archive compare', () => {
  const codeOf = (caseId: string): string => {
    const head = byHand((db) => db.prepare(`select sequence, hash from chains where chain = ?`).get(caseId));
    if (typeof head !== 'object' || head === null || !('sequence' in head) || !('hash' in head))
      throw new Error('the case has a chain');
    return codeOfHead({ sequence: Number(head.sequence), hash: String(head.hash) });
  };

  it('says of the code on paper that it fits, or ends with 1; what is no code is unusable', async () => {
    const caseId = await makeCase();
    const code = codeOf(caseId);
    const fits = await anjuan('archive', 'compare', '--code', code);
    expect(fits).toMatchObject({
      code: 0,
      error: '',
      out: expect.stringMatching(/^与备考表一致：到第\d+条操作记录/),
    });
    expect(await json('archive', 'compare', '--code', code.toLowerCase())).toEqual({
      holds: true,
      said: fits.out.trim(),
    });
    const other = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    expect(await anjuan('archive', 'compare', '--code', other)).toMatchObject({
      code: 1,
      error: '',
      out: expect.stringContaining('与备考表上的校验码不一致'),
    });
    byHand((db) => db.prepare(`update cases set title = '改过的' where id = ?`).run(caseId));
    const differs = await anjuan('archive', 'compare', '--code', code, '--json');
    expect(differs.code).toBe(1);
    expect(JSON.parse(differs.out)).toEqual({
      holds: false,
      said: expect.stringContaining('校验码一致，但本案现在与操作记录不一致'),
    });
    expectRefused(await anjuan('archive', 'compare', '--code', 'x'), /^这不是完整的案卷校验码/);
    expectRefused(
      await run('archive', 'compare'),
      /^缺少必需的选项“--code <校验码>”、“--archive <文件夹>”。$/,
    );
  });
});

describe('archive accept', () => {
  it('takes over what verify offers, as verify writes it, and refuses the rest', async () => {
    const caseId = await makeCase();
    byHand((db) => db.prepare(`update cases set title = '改过的' where id = ?`).run(caseId));
    const found = await anjuan('archive', 'verify');
    expect(found.code).toBe(1);
    const [, table = '', key = ''] = /archive accept --table (\S+) --key '([^']+)'/.exec(found.out) ?? [];
    expect([table, key]).toEqual(['cases', caseId]);
    const accept = (...more: string[]) =>
      anjuan('archive', 'accept', '--table', table, '--key', key, ...more);

    expectRefused(await accept('--reason', '  '), /请写明理由/);
    expectRefused(await accept(), /^缺少必需的选项“--reason <理由>”。$/);
    expectRefused(
      await run('archive', 'accept'),
      /^缺少必需的选项“--table <数据表>”、“--key <数据>”、“--reason <理由>”、“--archive <文件夹>”。$/,
    );
    expect(await accept('--reason', '核对过，属实')).toMatchObject({
      code: 0,
      error: '',
      out: expect.stringMatching(/^采用程序之外的改动：.*改过的.*理由：核对过，属实。\n$/),
    });
    expectRefused(await accept('--reason', '再来'), /^这一项现在与操作记录一致/);
    expectRefused(
      await anjuan('archive', 'accept', '--table', 'nonsense', '--key', key, '--reason', '理由'),
      /^没有这一项登记/,
    );
    const after = await anjuan('archive', 'verify');
    expect(after.code).toBe(0);
    expect(after.out).toContain('理由：核对过，属实');
  });

  it('refuses what is evidence, with the reason', async () => {
    const caseId = await makeCase();
    byHand((db) =>
      db.prepare(`update cases set case_number = '濮市监案〔2026〕9号' where id = ?`).run(caseId),
    );
    expectRefused(
      await anjuan('archive', 'accept', '--table', 'cases', '--key', caseId, '--reason', '理由'),
      /不能采用：.*任何人都不能采用/,
    );
  });
});

describe('rules take and drop', () => {
  const put = (path: string, text: string) => {
    mkdirSync(join(archive, path, '..'), { recursive: true });
    writeFileSync(join(archive, path), text);
  };
  const law = '本省条例';
  const listed = async () => (await anjuan('rules', 'list')).out.includes(law);

  it('is how a file in the archive’s folder begins to count, and stops', async () => {
    put('statutes/本省.yaml', `title: ${law}` + '\ntext: |\n  第一条　内容。\n');
    expect(await listed()).toBe(false);
    const name = ['--file', 'statutes/本省.yaml'];
    expect(await json('rules', 'take', ...name, '--source', '省人大网站')).toEqual({
      file: 'statutes/本省.yaml',
      source: '省人大网站',
    });
    expect(await listed()).toBe(true);
    expect(await anjuan('rules', 'drop', ...name)).toEqual({
      code: 0,
      out: '已停用statutes/本省.yaml。\n',
      error: '',
    });
    expect(await listed()).toBe(false);
    expectRefused(await anjuan('rules', 'drop', ...name), /^本局没有采用“statutes\/本省\.yaml”/);
  });

  it('names what is missing, is none of the archive’s rules, or cannot be read', async () => {
    expectRefused(await run('rules', 'take'), /^缺少必需的选项“--file <文件>”、“--source <来源>”。$/);
    put('limits/坏.yaml', 'rules: 1\n');
    for (const [file, sentence] of [
      ['limits/坏.yaml', /第1行/],
      ['limits/没有.yaml', /没有\.yaml/],
      ['limits/../statutes/x.yaml', /--file 应是文件夹\/文件/],
      ['limits', /--file 应是文件夹\/文件/],
      ['calendars/2027.json', /calendar import/],
      ['templates/x.yaml', /template import/],
    ] as const)
      expectRefused(await anjuan('rules', 'take', '--file', file, '--source', '本局'), sentence);
    expectRefused(await anjuan('rules', 'take', '--file', 'limits/坏.yaml', '--source', ' '), /来源/);
  });
});

describe('people list', () => {
  it('says who is there and what he is, in lines and as JSON', async () => {
    const { code, out, error } = await anjuan('people', 'list');
    expect([code, error]).toEqual([0, '']);
    expect(out.trim().split('\n')).toEqual([
      'lizhe  李喆  执法稽查科  内勤、执法人员  16090000002',
      'zhangsheng  张昇  执法稽查科  内勤、执法人员、管理员  16090000001',
    ]);
    expect(await json('people', 'list')).toMatchObject([
      { login: 'lizhe', name: '李喆', active: true, pin: 'none', certificateNumber: '16090000002' },
      { login: 'zhangsheng', roles: ['clerk', 'officer', 'administrator'] },
    ]);
    expectRefused(await run('people', 'list'), /^缺少必需的选项“--archive <文件夹>”。$/);
    expectRefused(await anjuan('people', 'add'), /^缺少必需的选项“--from <文件>”。$/);
    expectRefused(await anjuan('people', 'add', '--from', join(dir, '没有')), /读不到/);
    expectRefused(await anjuan('people', 'fire'), /^没有“fire”这个命令/);
  });
});
