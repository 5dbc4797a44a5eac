import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as z from 'zod';
import { caseFileInput } from '#shared/contract/cases.ts';
import { setupInput } from '#shared/contract/setup.ts';
import { partyRemarks } from '#shared/domain/cases/party.ts';
import { defaultConfigDir } from '#main/config.ts';
import { runCli } from '#main/hosts/cli/program.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

let dir: string;
let archive: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anjuan-cli-'));
  archive = join(dir, '档案库');
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function anjuan(...args: readonly string[]): Promise<Ran> {
  let out = '';
  let error = '';
  const code = await runCli(args, {
    out: (text) => (out += `${text}\n`),
    error: (text) => (error += `${text}\n`),
    progress: () => undefined,
  });
  return { code, out, error };
}

async function json(...args: readonly string[]): Promise<unknown> {
  const { code, out, error } = await anjuan(...args, '--json');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return JSON.parse(out);
}

async function makeArchive(): Promise<void> {
  const bureau = join(dir, 'bureau.json');
  writeFileSync(bureau, JSON.stringify(await json('archive', 'example')));
  await json('archive', 'create', '--archive', archive, '--bureau', bureau);
}

/** Everything a refused command may do: exit 2, one Chinese sentence, nothing on standard output. */
function expectRefused({ code, out, error }: Ran, sentence: RegExp): void {
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error.trim().split('\n')).toHaveLength(1);
  expect(error).toMatch(sentence);
}

describe('the examples', () => {
  it('are complete and valid inputs', async () => {
    const setup = setupInput.parse(await json('archive', 'example'));
    const theCase = caseFileInput.parse(await json('case', 'example'));
    expect(partyRemarks(theCase.party)).toEqual([]);
    const numbers = setup.officers.map((officer) => officer.certificateNumber);
    expect(theCase.officers.every((number) => numbers.includes(number))).toBe(true);
  });
});

describe('an archive on the command line', () => {
  it('takes any official name, and says on standard error what looks unusual', async () => {
    const example = setupInput.parse(await json('archive', 'example'));
    const create = async (name: string, changes: Partial<typeof example.bureau>) => {
      const file = join(dir, `${name}.json`);
      writeFileSync(file, JSON.stringify({ ...example, bureau: { ...example.bureau, ...changes } }));
      return anjuan('archive', 'create', '--archive', join(dir, name), '--bureau', file, '--json');
    };
    const branch = await create('a', { name: '濮阳市市场监督管理局华龙区分局', abbreviation: '濮市监华' });
    expect(branch).toMatchObject({ code: 0, error: '' });
    const odd = await create('b', { court: '濮阳市华龙区' });
    expect(odd).toMatchObject({ code: 0, error: '法院名称一般以“法院”结尾。文书上照此印出，请核对。\n' });
    expect(JSON.parse(odd.out)).toMatchObject({ warnings: [odd.error.trim()] });
  });

  it('is made from the example and verified', async () => {
    await makeArchive();
    expect(await json('archive', 'verify', '--archive', archive)).toEqual({
      checked: 0,
      damaged: [],
      missing: [],
      foreign: [],
      unfinished: [],
      chain: 'intact',
      findings: [],
      findingCount: 0,
      accepted: [],
      // The bureau, two officers with their accounts and the archive's own rows; the acts of setting it up.
      rows: 9,
      acts: 4,
      events: [],
    });
  });

  it('leaves the archive this user works with alone, and in the settings only what it knows of its own', async () => {
    const config = join(dir, 'config');
    vi.stubEnv('ANJUAN_CONFIG_DIR', config);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    await makeArchive();
    expect(readdirSync(config)).toEqual(['anchors']);
    expect(readdirSync(join(config, 'anchors'))).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.json$/)]);
  });

  it('is tested with settings of the run’s own: nothing of it comes into the home of who runs the tests', () => {
    expect(defaultConfigDir()).toMatch(/anjuan-settings-/);
    expect(dirname(defaultConfigDir())).toBe(tmpdir());
  });

  it('names every foreign file and then ends with 1', async () => {
    await makeArchive();
    writeFileSync(join(archive, 'vault', '说明.txt'), '不是原件');
    const { code, out } = await anjuan('archive', 'verify', '--archive', archive, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ foreign: [expect.stringContaining('说明.txt')] });
  });

  it('is not made twice', async () => {
    await makeArchive();
    const bureau = join(dir, 'bureau.json');
    expectRefused(await anjuan('archive', 'create', '--archive', archive, '--bureau', bureau), /已有档案库/);
  });
});

describe('a case on the command line', () => {
  async function makeCase(domicile?: string): Promise<string> {
    await makeArchive();
    const from = join(dir, 'case.json');
    const example = caseFileInput.parse(await json('case', 'example'));
    const party = domicile === undefined ? example.party : { ...example.party, domicile };
    writeFileSync(from, JSON.stringify({ ...example, party }));
    const made = await json('case', 'create', '--from', from, '--archive', archive);
    return z.strictObject({ caseId: z.string(), caseNumber: z.string() }).parse(made).caseId;
  }

  it('is made from the example, listed, and found by its id and by its number', async () => {
    const caseId = await makeCase();
    const list = z
      .object({ total: z.literal(1), cases: z.array(z.object({ id: z.string(), caseNumber: z.string() })) })
      .parse(await json('case', 'list', '--archive', archive));
    expect(list.cases[0]?.id).toBe(caseId);
    for (const name of [caseId, list.cases[0]?.caseNumber ?? '']) {
      expect(await json('case', 'show', '--case', name, '--archive', archive)).toMatchObject({ id: caseId });
    }
    expect(await json('case', 'list', '--archive', archive, '--stage', 'closed')).toMatchObject({ total: 0 });
    expectRefused(await anjuan('case', 'list', '--archive', archive, '--stage', 'x'), /--stage 应为/);
  });

  it('prints a document in each format without keeping it', async () => {
    const caseId = await makeCase();
    const begins = { pdf: '%PDF-1', docx: 'PK', svg: '<svg' };
    for (const [format, start] of Object.entries(begins)) {
      const out = join(dir, '文书', `45.${format}`);
      const args = ['--archive', archive, '--template', '45', '--out', out];
      await json('document', 'render', '--case', caseId, ...args);
      expect(readFileSync(out).subarray(0, start.length).toString('latin1')).toBe(start);
      await json('document', 'blank', ...args);
    }
    const { documents } = await import('#main/hosts/cli/desk.ts').then(({ atDesk }) =>
      atDesk({ archive, progress: () => undefined }, ({ client }) => client.archive.holdings({})),
    );
    expect(documents).toBe(0);
  });

  it('prints a long address whole, and says what it could not print', async () => {
    const domicile = '河南省濮阳市华龙区中原路与大庆路交叉口'.repeat(8).slice(0, 150);
    const caseId = await makeCase(domicile);
    const values = join(dir, 'values.json');
    const out = join(dir, '45.pdf');
    const render = [
      'document',
      'render',
      '--case',
      caseId,
      '--archive',
      archive,
      '--template',
      '45',
    ] as const;
    const run = async (own: object) => {
      writeFileSync(values, JSON.stringify(own));
      return anjuan(...render, '--values', values, '--out', out, '--json');
    };
    const drawn = await run({ facts: '铅10⁻³g，CO₂，☑合格' });
    expect(drawn).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(drawn.out)).toMatchObject({ unprinted: [] });
    expect((await pdfPages(readFileSync(out))).join('')).toContain(domicile);
    const lacking = await run({ facts: '当事人自称🍎水果店。' });
    expect(lacking).toMatchObject({ code: 1, error: '“案件事实”中的“🍎”没有字形，印出来是“〓”。\n' });
    expect(JSON.parse(lacking.out)).toMatchObject({ unprinted: [{ field: 'facts' }] });
  });

  it('takes papers in, drafts, finalises and voids, all in the case as the screen shows it', async () => {
    const caseId = await makeCase();
    const at = ['--archive', archive] as const;
    const paper = join(dir, '营业执照.pdf');
    await json('document', 'blank', '--template', '14', '--out', paper, ...at);
    const inCase = ['--case', caseId, ...at] as const;
    const added = z
      .strictObject({ attachmentId: z.string(), pages: z.literal(2), mime: z.literal('application/pdf') })
      .parse(
        await json('attachment', 'add', ...inCase, '--file', paper, '--kind', 'scan', '--date', '2026-03-01'),
      );
    expect(await json('attachment', 'list', ...inCase)).toMatchObject([
      { attachmentId: added.attachmentId, title: '营业执照', date: '2026-03-01', pages: 2 },
    ]);
    expectRefused(await anjuan('attachment', 'add', ...inCase, '--file', dir, '--kind', 'scan'), /不是文件/);
    expectRefused(
      await anjuan('attachment', 'add', ...inCase, '--file', `${dir}/没有`, '--kind', 'scan'),
      /读不到/,
    );

    const values = join(dir, 'values.json');
    const draftOf = (own: object) => {
      writeFileSync(values, JSON.stringify(own));
      return anjuan('document', 'draft', ...inCase, '--template', '37', '--values', values, '--json');
    };
    expectRefused(await draftOf({ right: '没有这一项' }), /应从所列选项中选择/);
    expect(await json('document', 'list', ...inCase)).toEqual([]);
    const drafted = await draftOf({ right: '陈述申辩', proposed_penalty: '拟罚款五百元。' });
    const { documentId } = z.strictObject({ documentId: z.string() }).parse(JSON.parse(drafted.out));
    const one = ['--document', documentId, ...at] as const;
    const issue = ['document', 'finalise', ...one] as const;
    expectRefused(await anjuan(...issue, '--date', '2026-02-30'), /日期/);
    const issued = await anjuan(...issue, '--despite', '练习', '--json');
    expect({ code: issued.code, error: issued.error }).toEqual({ code: 0, error: '' });
    const { documentNumber, pages } = z
      .strictObject({
        documentId: z.literal(documentId),
        documentNumber: z.string(),
        sha256: z.string().length(64),
        pages: z.number(),
      })
      .parse(JSON.parse(issued.out));
    expect(documentNumber).toMatch(/^濮市监罚告〔\d{4}〕1号$/);

    const signed = await json(
      'attachment',
      'add',
      ...inCase,
      '--file',
      paper,
      '--kind',
      'scan',
      ...one.slice(0, 2),
    );
    expect(signed).toMatchObject({ pages: 2, mime: 'application/pdf' });
    expect(pages).toBeGreaterThan(0);
    expect(await json('document', 'list', ...inCase)).toMatchObject([
      { signedScan: { name: '营业执照.pdf' } },
    ]);
    expect(await json('attachment', 'list', ...inCase)).toHaveLength(1);

    expect(await json('document', 'void', ...one, '--reason', '写错了')).toMatchObject({
      documentId,
      documentNumber,
    });
    expect(await json('document', 'list', ...inCase)).toMatchObject([
      { state: 'void', voidReason: '写错了' },
    ]);
    expect(await json('archive', 'verify', ...at)).toMatchObject({ damaged: [], chain: 'intact' });
  });

  it('checks the documents of a case, and ends with 1 while something does not agree', async () => {
    const caseId = await makeCase();
    const check = ['document', 'check', '--case', caseId, '--archive', archive] as const;
    expect(await json(...check)).toEqual({ blocking: 0, attention: 0, findings: [], setAside: [] });
    const { atDesk } = await import('#main/hosts/cli/desk.ts');
    const documentId = await atDesk(
      { archive, as: '16090000001', progress: () => undefined },
      async ({ client }) => {
        const { id, revision } = await client.documents.create({ caseId, templateNumber: 9 });
        const own = { start_time: '2026-03-05T10:00', end_time: '2026-03-05T09:00' };
        await client.documents.save({ documentId: id, revision, own });
        return id;
      },
    );
    const { code, out } = await anjuan(...check, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      blocking: 1,
      findings: [
        {
          rule: 'ends-before-start',
          severity: 'blocking',
          places: [
            { documentId, field: 'end_time' },
            { documentId, field: 'start_time' },
          ],
        },
        { rule: 'blanks-open' },
      ],
    });
    const shown = (await anjuan(...check)).out;
    const [, mustMend = ''] = /● ([0-9a-f]{8}) {2}《现场笔录》的结束时间早于开始时间/.exec(shown) ?? [];
    const [, blanks = ''] = /○ ([0-9a-f]{8}) {2}《现场笔录》还有/.exec(shown) ?? [];
    const rest = ['--case', caseId, '--archive', archive] as const;
    const aside = ['document', 'set-aside', ...rest, '--reason', '现场手写补充'] as const;
    expectRefused(await anjuan(...aside, '--finding', mustMend), /须先处理/);
    expectRefused(await anjuan(...aside, '--finding', 'ffffffff'), /没有编号以“ffffffff”开头的问题/);
    await json(...aside, '--finding', blanks);
    expect(JSON.parse((await anjuan(...check, '--json')).out)).toMatchObject({
      attention: 0,
      setAside: [{ rule: 'blanks-open', reason: '现场手写补充', by: '命令行' }],
    });
    expect((await anjuan(...check)).out).toContain('已核对（1）');
    await json('document', 'take-back', ...rest, '--finding', blanks);
    expect(JSON.parse((await anjuan(...check, '--json')).out)).toMatchObject({ attention: 1, setAside: [] });
  });

  it('has the templates and the schema of each', async () => {
    await makeArchive();
    const templates = z
      .array(z.strictObject({ number: z.number(), id: z.string(), name: z.string(), edition: z.string() }))
      .parse(await json('template', 'list', '--archive', archive));
    const files = readdirSync(new URL('../../templates/samr-2021', import.meta.url));
    expect(templates).toHaveLength(files.filter((file) => /^\d/.test(file)).length);
    for (const { number } of templates) {
      const schema = await json('template', 'schema', '--template', String(number), '--archive', archive);
      expect(schema).toMatchObject({ type: 'object' });
    }
  });

  it('takes a document out as data and back in, and refuses what is none', async () => {
    const caseId = await makeCase();
    const at = ['--archive', archive] as const;
    const out = join(dir, '45.json');
    await json('document', 'render', '--case', caseId, '--template', '45', '--out', out, ...at);
    const data = z.looseObject({ values: z.looseObject({}) }).parse(JSON.parse(readFileSync(out, 'utf8')));
    const made = z
      .object({ documentId: z.string() })
      .parse(await json('document', 'import', '--case', caseId, '--from', out, ...at));
    expect(await json('document', 'list', '--case', caseId, ...at)).toMatchObject([{ id: made.documentId }]);
    const again = join(dir, 'again.json');
    await json('document', 'export', '--document', made.documentId, '--out', again, ...at);
    expect(JSON.parse(readFileSync(again, 'utf8'))).toEqual(data);
    writeFileSync(out, JSON.stringify({ ...data, edition: 'x' }));
    const refusal = await anjuan('document', 'import', '--case', caseId, '--from', out, ...at);
    expectRefused(refusal, /没有“x”这一版文书格式/);
    const whole = await json('template', 'schema', '--template', '45', '--whole', ...at);
    expect(whole).toMatchObject({ $id: 'anjuan:document/samr-2021/45' });
  });

  it('makes a draft for each row of a file, and none when one row does not fit', async () => {
    const caseId = await makeCase();
    const at = ['--case', caseId, '--archive', archive] as const;
    const from = join(dir, '样品.json');
    const rows = [{ product_name: '酱油' }, { product_name: '食醋', sample_quantity: '2瓶' }];
    const common = { sampling_method: '按规定方式抽样' };
    writeFileSync(from, JSON.stringify({ common, rows: [...rows, { product_name: '品'.repeat(101) }] }));
    const refusal = await anjuan('document', 'batch', '--template', '29', '--from', from, ...at, '--json');
    expectRefused(refusal, /^第 3 行的“产品名称”最多 100 字，现有 101 字。一份也没有建/);
    expect(await json('document', 'list', ...at)).toEqual([]);
    writeFileSync(from, JSON.stringify({ common, rows }));
    const made = await json('document', 'batch', '--template', '29', '--from', from, ...at);
    expect(made).toMatchObject({ documents: [{ subject: '酱油' }, { title: '抽样记录', subject: '食醋' }] });
    expect(await json('document', 'list', ...at)).toHaveLength(2);
  });

  it('takes a template out, a changed one in, and goes back to the official one', async () => {
    await makeArchive();
    const at = ['--archive', archive] as const;
    const out = join(dir, '37.yaml');
    await json('template', 'export', '--template', '37', '--out', out, ...at);
    const official = readFileSync(out, 'utf8');
    writeFileSync(out, official.replace('name: 行政处罚告知书', 'name: 行政处罚事先告知书'));
    expect(await json('template', 'import', '--from', out, ...at)).toMatchObject({
      number: 37,
      name: '行政处罚事先告知书',
    });
    writeFileSync(out, official.replace('kind: letter', 'kind: lettre'));
    expectRefused(
      await anjuan('template', 'import', '--from', out, ...at),
      /模板文件 37\.yaml 第 4 行：kind 只能是：letter/,
    );
    const names = z
      .array(z.object({ number: z.number(), name: z.string() }))
      .parse(await json('template', 'list', ...at));
    expect(names.find(({ number }) => number === 37)?.name).toBe('行政处罚事先告知书');
    await json('template', 'export', '--template', '37', '--official', '--out', out, ...at);
    expect(readFileSync(out, 'utf8')).toBe(official);
    await json('template', 'restore', '--template', '37', ...at);
    expectRefused(await anjuan('template', 'restore', '--template', '37', ...at), /用的就是官方模板/);
  });

  it('gets the files of a card once', async () => {
    const caseId = await makeCase();
    const card = join(dir, 'card');
    mkdirSync(join(card, 'DCIM'), { recursive: true });
    writeFileSync(join(card, 'DCIM', 'note.txt'), '一段文字');
    expect(await json('card', 'scan', '--card', card, '--archive', archive)).toMatchObject({
      profile: 'any-card',
      files: [{ path: 'DCIM/note.txt' }],
    });
    const importing = ['card', 'import', '--card', card, '--archive', archive] as const;
    const first = await json(...importing, '--case', caseId, '--officer', '16090000001');
    expect(first).toMatchObject({
      imported: 1,
      skipped: 0,
      failed: 0,
      files: [
        {
          path: 'DCIM/note.txt',
          outcome: 'imported',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          sm3: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
    expect(await json(...importing)).toMatchObject({ imported: 0, skipped: 1, failed: 0 });
    expect(await json('archive', 'verify', '--archive', archive)).toMatchObject({
      checked: 1,
      chain: 'intact',
    });
  });
});

describe('a backup on the command line', () => {
  it('names what could not be copied, and then ends with 1', async () => {
    await makeArchive();
    const card = join(dir, 'card');
    mkdirSync(card);
    writeFileSync(join(card, 'a.mp4'), 'a');
    writeFileSync(join(card, 'b.mp4'), 'b');
    await json('card', 'import', '--card', card, '--archive', archive);
    const backup = ['archive', 'backup', '--out', join(dir, '备份'), '--archive', archive] as const;
    expect(await json(...backup)).toMatchObject({ files: 3, lost: [] });
    const a = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';
    rmSync(join(archive, 'vault', 'ca', a), { force: true });
    // Not beside the first, which would lend what is lost here.
    const { code, out } = await anjuan(
      'archive',
      'backup',
      '--out',
      join(dir, '另一处'),
      '--archive',
      archive,
    );
    expect(code).toBe(1);
    expect(out).toContain('1个原件在档案库里已经丢失或者损坏，没有备份：');
    expect(out).toContain(a);
  });
});

describe('a restoration on the command line', () => {
  it('brings a whole archive back, then a single original, and overwrites nothing', async () => {
    await makeArchive();
    const card = join(dir, 'card');
    mkdirSync(card);
    writeFileSync(join(card, 'a.mp4'), 'a');
    await json('card', 'import', '--card', card, '--archive', archive);
    const { dir: copy } = z
      .object({ dir: z.string() })
      .parse(await json('archive', 'backup', '--out', join(dir, '备份'), '--archive', archive));
    const fresh = join(dir, '新', '档案库');
    const restore = ['archive', 'restore', '--from', copy, '--archive'] as const;
    expect(await json(...restore, fresh)).toMatchObject({
      dir: fresh,
      files: 2,
      lost: [],
      report: { chain: 'intact' },
    });
    expect(await json('archive', 'verify', '--archive', fresh)).toMatchObject({
      checked: 1,
      damaged: [],
      missing: [],
    });

    const a = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';
    rmSync(join(fresh, 'vault', 'ca', a), { force: true });
    const verified = await anjuan('archive', 'verify', '--archive', fresh);
    expect(verified).toMatchObject({
      code: 1,
      out: expect.stringContaining('anjuan archive restore --from'),
    });
    // Out of the card itself, into the archive that is there.
    expect(await json('archive', 'restore', '--from', card, '--archive', fresh)).toEqual({
      restored: [a],
      notFound: [],
      sound: 0,
    });
    rmSync(join(fresh, 'vault', 'ca', a), { force: true });
    mkdirSync(join(dir, '空'));
    const vain = await anjuan('archive', 'restore', '--from', join(dir, '空'), '--archive', fresh);
    expect(vain).toMatchObject({ code: 1, out: expect.stringContaining(`没有找到内容相同的文件：${a}`) });
    // A database that does not open is kept as it is.
    writeFileSync(join(fresh, 'archive.sqlite'), 'no database'.repeat(100));
    expectRefused(await anjuan(...restore, fresh), /已有档案库，没有覆盖/);
    expectRefused(
      await anjuan('archive', 'verify', '--archive', fresh),
      /数据库文件已损坏.*anjuan archive restore --from/,
    );
    expectRefused(
      await anjuan('archive', 'restore', '--from', card, '--archive', join(dir, '又')),
      /不是档案库的备份/,
    );
  });
});

describe('a package on the command line', () => {
  it('is verified without any archive', async () => {
    const bag = join(dir, 'bag');
    mkdirSync(join(bag, 'data'), { recursive: true });
    writeFileSync(join(bag, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    writeFileSync(join(bag, 'data', 'a.txt'), 'abc');
    const sum = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    writeFileSync(join(bag, 'manifest-sha256.txt'), `${sum}  data/a.txt\n`);
    expect(await json('package', 'verify', '--package', bag)).toMatchObject({
      checked: 1,
      damaged: [],
      problems: [],
    });
    // Scripts that still name one go on working.
    expect(await json('package', 'verify', '--package', bag, '--archive', join(dir, '没有'))).toMatchObject({
      checked: 1,
    });
    writeFileSync(join(bag, 'data', 'a.txt'), 'abd');
    const { code, out } = await anjuan('package', 'verify', '--package', bag);
    expect(code).toBe(1);
    expect(out).toContain('损坏：data/a.txt');
    expectRefused(await anjuan('package', 'verify', '--package', dir), /不是移交包/);
  });
});

describe('unusable input', () => {
  it.each([
    ['a command that does not exist', ['bake'], /没有“bake”这个命令/],
    ['an option that does not exist', ['case', 'list', '--archive', 'x', '--foo'], /没有“--foo”这个选项/],
    ['a missing option', ['case', 'list'], /缺少必需的选项“--archive/],
    [
      'all missing options at once',
      ['volume', 'export', '--case', '1'],
      /^缺少必需的选项“--out <文件夹>”、“--archive <文件夹>”。$/m,
    ],
    ['an option without its content', ['case', 'list', '--archive'], /后面缺少内容/],
    ['half a command', ['case'], /后面要写明命令：/],
    ['a feature of later', ['volume', 'check', '--case', '1'], /“案卷评查”尚未提供/],
  ])('is refused in one sentence: %s', async (_, args, sentence) => {
    expectRefused(await anjuan(...args), sentence);
  });

  it('is an archive that is not there', async () => {
    expectRefused(await anjuan('archive', 'verify', '--archive', join(dir, '没有')), /里没有档案库/);
  });

  it('is a file that is missing, no JSON, or wrong in one field', async () => {
    const create = (file: string) => anjuan('archive', 'create', '--archive', archive, '--bureau', file);
    expectRefused(await create(join(dir, 'none.json')), /none\.json”读不到/);
    const file = join(dir, 'bureau.json');
    writeFileSync(file, '{"bureau": ');
    expectRefused(await create(file), /不是正确的JSON/);
    const setup = setupInput.parse(await json('archive', 'example'));
    writeFileSync(file, JSON.stringify({ ...setup, bureau: { ...setup.bureau, court: '' } }));
    expectRefused(await create(file), /“bureau\.court”不符合要求：请填写有管辖权的人民法院/);
    writeFileSync(file, JSON.stringify({ ...setup, officers: setup.officers.slice(0, 1) }));
    expectRefused(await create(file), /至少登记两名执法人员/);
  });

  it('is an officer nobody has registered', async () => {
    await makeArchive();
    expectRefused(
      await anjuan('archive', 'verify', '--archive', archive, '--as', '000'),
      /没有登记登录名或者执法证号为000的人员/,
    );
  });
});

describe('the person at the keyboard', () => {
  it('is the officer named with --as, or the command line', async () => {
    await makeArchive();
    const copies = join(dir, 'copies');
    await json('archive', 'backup', '--archive', archive, '--out', copies);
    await json('archive', 'backup', '--archive', archive, '--out', copies, '--as', '16090000002');
    const acts = await actors();
    expect(acts).toContain('命令行');
    expect(acts).toContain('李喆');
  });

  async function actors(): Promise<readonly string[]> {
    const { atDesk } = await import('#main/hosts/cli/desk.ts');
    return atDesk({ archive, progress: () => undefined }, async ({ client }) =>
      (await client.archive.acts({})).map(({ actor }) => actor),
    );
  }
});

describe('npm run anjuan', () => {
  it('keeps standard output for the result and hands the exit code on', async () => {
    const script = join(resourcesRoot, 'scripts', 'anjuan.mjs');
    const ran = (args: readonly string[]) =>
      new Promise<Ran>((resolve) => {
        execFile(process.execPath, [script, ...args], { cwd: dir }, (failure, out, error) => {
          resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, error });
        });
      });
    const example = await ran(['case', 'example', '--json']);
    expect(example.code).toBe(0);
    expect(caseFileInput.safeParse(JSON.parse(example.out)).success).toBe(true);
    expectRefused(await ran(['volume', 'check', '--case', '1']), /尚未提供/);
  });
});
