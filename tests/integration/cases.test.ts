import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renewSearch } from '#main/features/cases/cases.ts';
import { aCase, changeFacts, practiceCase } from '#tests/support/a-case.ts';
import { anIssuedRow, voidRow } from '#tests/support/an-issued-row.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

const party = practiceCase.party;

describe('a new case', () => {
  it('takes the next number of the year and its name from party and cause', async () => {
    const first = await test.client.cases.create(await aCase(test.client));
    expect(first).toMatchObject({
      caseNumber: '濮市监案〔2026〕1号',
      title: '濮阳市华龙区喆喆食品超市有限公司涉嫌经营标签不符合规定的食品案',
      stage: 'clue',
      edition: 'samr-2021',
      createdAt: '2026-03-05T09:30:00+08:00',
    });
    expect(first.officers).toHaveLength(2);
    clock.set('2027-01-04T09:00:00+08:00');
    expect((await test.client.cases.create(await aCase(test.client))).caseNumber).toBe('濮市监案〔2027〕1号');
    clock.set('2026-12-31T09:00:00+08:00');
    expect((await test.client.cases.create(await aCase(test.client))).caseNumber).toBe('濮市监案〔2026〕2号');
    expect(await test.client.cases.get({ caseId: first.id })).toEqual(first);
  });

  it('leaves its act in the chain, under the person at the keyboard', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    const [act] = await test.client.archive.acts({ caseId: id });
    expect(act).toMatchObject({ act: 'cases.create', actor: test.actor.name, caseId: id });
    expect(act?.sentence).toContain('登记案件濮市监案〔2026〕1号');
  });

  it('says in its acts what was changed, from what to what', async () => {
    const entered = await aCase(test.client);
    const { id } = await test.client.cases.create(entered);
    const changed = { ...entered, party: { ...party, domicile: '濮阳市华龙区人民路99号', phone: '' } };
    await test.client.cases.update({ caseId: id, revision: 1, ...changed });
    await test.client.cases.updateFacts({ caseId: id, facts: { place: '人民路88号' } });
    await changeFacts(test.client, id, { place: '人民路99号' });
    const [officer] = await test.client.people.list({});
    if (officer !== undefined) await test.client.people.update({ ...officer, department: '执法二科' });
    const bureau = await test.client.settings.bureau({});
    await test.client.settings.saveBureau({ ...bureau, contactPhone: '0393-6660009' });
    const preferences = await test.client.settings.preferences({});
    const { revision } = await test.client.settings.savePreferences({ ...preferences, duplex: true });
    await test.client.settings.savePreferences({ ...preferences, duplex: false, revision });
    const told = (await test.client.archive.acts({})).map(({ sentence }) => sentence);
    expect(told).toContain(
      '修改案件濮市监案〔2026〕1号的登记：住所（住址）由“濮阳市华龙区人民路88号”改为“濮阳市华龙区人民路99号”；联系电话由“0393-6660002”改为空',
    );
    expect(told).toContain('填写案件事实：检查地点由空改为“人民路88号”');
    expect(told).toContain('填写案件事实：检查地点由“人民路88号”改为“人民路99号”');
    expect(told).toContainEqual(expect.stringMatching(/^修改.+的登记：所在部门由.+改为“执法二科”$/));
    expect(told).toContainEqual(expect.stringMatching(/^修改机关信息：联系电话由.+改为“0393-6660009”$/));
    expect(told).toContain('修改使用偏好：双面打印由“是”改为“否”');
  });

  it('is taken with a code or number that does not check: the paper may be so', async () => {
    const odd = { ...party, creditCode: '91410902MA9F0W0H3M', idNumber: '410901199002301231' };
    const { id } = await test.client.cases.create(await aCase(test.client, { party: odd }));
    expect((await test.client.cases.get({ caseId: id })).party).toEqual(odd);
    const none = { ...party, creditCode: '/', idNumber: '', legalRepresentative: '' };
    expect((await test.client.cases.create(await aCase(test.client, { party: none }))).party).toEqual(none);
  });

  it('takes codes in small letters, of full width or with blanks as what they are, and keeps them once', async () => {
    const typed = {
      ...party,
      name: ` ${party.name} `,
      creditCode: '９１４１ ０９０２ma9f0w0h3l',
      idNumber: '１１０１０５－１９４９１２３１－００２ｘ',
    };
    const { id } = await test.client.cases.create(await aCase(test.client, { party: typed }));
    const kept = await test.client.cases.get({ caseId: id });
    expect(kept.party).toEqual({ ...party, idNumber: '11010519491231002X' });
    const [act] = await test.client.archive.acts({ caseId: id });
    expect(act?.sentence).toContain(party.name);
  });

  it('is refused with one officer only, or the same officer twice', async () => {
    const { officerIds } = await aCase(test.client);
    const [one = ''] = officerIds;
    expect(
      await refused(test.client.cases.create(await aCase(test.client, { officerIds: [one] }))),
    ).toMatchObject({ code: 'invalid-input', details: { field: 'officerIds' } });
    expect(
      await refused(test.client.cases.create(await aCase(test.client, { officerIds: [one, one] }))),
    ).toMatchObject({
      code: 'blocked-by-rule',
      message: '办案人员不得少于两人（行政处罚法第四十二条），请再选择一名执法人员。',
    });
  });

  it('is refused when a certificate has run out, by the day of the clock', async () => {
    clock.set('2030-12-31T18:00:00+08:00');
    await test.client.cases.create(await aCase(test.client));
    clock.set('2031-01-01T08:00:00+08:00');
    expect(await refused(test.client.cases.create(await aCase(test.client)))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('张三的执法证已于2030-12-31到期'),
    });
  });

  it('may begin with a clue found on the same day', async () => {
    expect(await test.client.cases.create(await aCase(test.client, { clueOn: '2026-03-05' }))).toMatchObject({
      clueOn: '2026-03-05',
    });
  });

  it('is refused with a day of discovery in the future or a cause of blanks', async () => {
    expect(
      await refused(test.client.cases.create(await aCase(test.client, { clueOn: '1899-12-31' }))),
    ).toMatchObject({ code: 'invalid-input', message: expect.stringContaining('核对年份') as unknown });
    expect(
      await refused(test.client.cases.create(await aCase(test.client, { clueOn: '2026-03-06' }))),
    ).toMatchObject({ message: '发现线索日期（2026年3月6日）晚于今天，请核对日期。' });
    expect(await refused(test.client.cases.create(await aCase(test.client, { cause: '  ' })))).toMatchObject({
      code: 'invalid-input',
      details: { field: 'cause' },
    });
  });
});

describe('changing a case', () => {
  it('renames it with its party, keeps its number and can be found under the new name only', async () => {
    const { id, caseNumber } = await test.client.cases.create(await aCase(test.client));
    const input = await aCase(test.client, { party: { ...party, name: '濮阳县犇犇粮油店' } });
    const changed = await test.client.cases.update({ ...input, caseId: id, revision: 1 });
    expect(changed).toMatchObject({ caseNumber, title: '濮阳县犇犇粮油店涉嫌经营标签不符合规定的食品案' });
    expect((await test.client.cases.list({ text: '犇犇' })).total).toBe(1);
    expect((await test.client.cases.list({ text: '喆喆' })).total).toBe(0);
  });

  it('goes on after the certificate of its own officer has run out', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    clock.set('2031-06-01T09:00:00+08:00');
    const input = await aCase(test.client, { handlingUnit: '食品科' });
    expect((await test.client.cases.update({ ...input, caseId: id, revision: 1 })).handlingUnit).toBe(
      '食品科',
    );
  });

  it('merges facts from two windows and takes out what was emptied', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    await test.client.cases.updateFacts({ caseId: id, facts: { place: '仓库', process: '经过' } });
    await changeFacts(test.client, id, { facts: '事实', process: '' });
    expect((await test.client.cases.get({ caseId: id })).facts).toEqual({ place: '仓库', facts: '事实' });
    await test.client.cases.update({ ...(await aCase(test.client)), caseId: id, revision: 1 });
    expect((await test.client.cases.get({ caseId: id })).facts).toEqual({ place: '仓库', facts: '事实' });
  });

  it('says so when the case is not in this archive', async () => {
    expect(await refused(test.client.cases.get({ caseId: 'nowhere' }))).toMatchObject({ code: 'not-found' });
  });

  it('moves through its stages as documents are finalised, and back when one is voided', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    const filing = await anIssuedRow(test, id, 'case_filing_approval', '2026-03-06');
    expect(await test.client.cases.get({ caseId: id })).toMatchObject({
      stage: 'filed',
      filedOn: '2026-03-06',
    });
    expect((await test.client.cases.list({ stage: 'filed' })).total).toBe(1);
    await voidRow(test, id, filing);
    const back = await test.client.cases.get({ caseId: id });
    expect(back.stage).toBe('clue');
    expect(back.filedOn).toBeUndefined();
  });
});

describe('the list of cases', () => {
  const names = ['阿里商贸有限公司', '百姓大药房', '昌盛烟酒店', '东方超市'];

  async function enterFour(): Promise<void> {
    for (const [index, name] of names.entries()) {
      clock.set(`2026-03-0${String(index + 5)}T09:30:00+08:00`);
      await test.client.cases.create(
        await aCase(test.client, { party: { ...party, name }, clueOn: `2026-03-0${String(4 - index)}` }),
      );
    }
  }
  const found = async (input: Parameters<typeof test.client.cases.list>[0]) =>
    (await test.client.cases.list(input)).cases.map((it) => it.partyName);

  it('shows the last changed first and says how many there are', async () => {
    await enterFour();
    expect(await test.client.cases.list({ limit: 2 })).toMatchObject({
      total: 4,
      cases: [{ partyName: '东方超市', officers: '李喆、张三' }, { partyName: '昌盛烟酒店' }],
    });
    expect(await found({ limit: 2, offset: 2 })).toEqual(['百姓大药房', '阿里商贸有限公司']);
  });

  it('sorts by number, day, party and stage, either way', async () => {
    await enterFour();
    expect(await found({ sort: 'number', descending: false })).toEqual(names);
    expect(await found({ sort: 'clue', descending: false })).toEqual([...names].reverse());
    // By sound: a, b, c, d; by code point 东 would come first.
    expect(await found({ sort: 'party', descending: false })).toEqual(names);
    expect(await found({ sort: 'stage', descending: true })).toEqual([...names].reverse());
  });

  it('finds a case by any part of number, party, cause or officer, and by how party and cause sound', async () => {
    await enterFour();
    for (const text of [
      '药',
      '大药',
      '〔2026〕2号',
      '2026)2',
      'baixing',
      'bxdy',
      'BXDYF',
      '百姓 食品',
      '李喆 药房',
    ]) {
      expect(await found({ text }), text).toEqual(['百姓大药房']);
    }
    expect(await found({ text: '李喆' })).toHaveLength(4);
    expect(await found({ text: 'sxjy' })).toHaveLength(4);
    expect(await found({ text: '药超' })).toEqual([]);
    expect(await found({ text: '"*OR NEAR(' })).toEqual([]);
    expect(await found({ text: '   ' })).toHaveLength(4);
  });

  it('filters by stage, also together with a search', async () => {
    await enterFour();
    expect((await test.client.cases.list({ stage: 'closed' })).total).toBe(0);
    expect(await found({ stage: 'clue', text: '超市', sort: 'party' })).toEqual(['东方超市']);
    expect(await found({ stage: 'filed', text: '超市' })).toEqual([]);
  });
});

describe('two programs on one archive', () => {
  it('draw different numbers without gaps when they create cases at the same time', async () => {
    const each = 15;
    const script = join(resourcesRoot, 'tests/support/create-cases.ts');
    const programs = [1, 2].map(() =>
      spawn(process.execPath, [script, test.archiveDir, resourcesRoot, String(each)], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    const drawn = await Promise.all(
      programs.map(async (program) => {
        const lines: string[] = [];
        const reader = createInterface(program.stdout);
        reader.on('line', (line) => lines.push(line));
        await once(reader, 'line');
        return { program, lines, ended: once(program, 'close') };
      }),
    );
    for (const { program } of drawn) program.stdin.write('go\n');
    for (const { ended } of drawn) expect(await ended).toEqual([0, null]);
    const sequences = drawn
      .flatMap(({ lines }) => lines.filter((line) => line !== 'ready'))
      .map((number) => Number(/〕(\d+)号/.exec(number)?.[1]))
      .sort((a, b) => a - b);
    expect(sequences).toEqual(Array.from({ length: 2 * each }, (_, index) => index + 1));
    expect((await test.client.cases.list({})).total).toBe(2 * each);
  });
});

describe('a name written with characters that only look alike', () => {
  const odd = '长垣市\u2edd品\u200b\u2ed3店';
  const find = async (text: string) => (await test.client.cases.list({ text })).total;

  it('is found by the plain ones, by sound, and the other way round', async () => {
    await test.client.cases.create(await aCase(test.client, { party: { ...party, name: odd } }));
    for (const text of ['食品长店', '\u2fb7品', '食', '食\u200d品', 'shipin', '\u200b'])
      expect(await find(text)).toBe(1);
    await test.client.cases.create(await aCase(test.client, { party: { ...party, name: '甲食府' } }));
    expect(await find('\u2edd府')).toBe(1);
  });

  it('is found when an earlier program had entered it, once the archive has been opened', async () => {
    const { id } = await test.client.cases.create(
      await aCase(test.client, { party: { ...party, name: odd } }),
    );
    const { archive } = test.app.workplace();
    const { serial } = await archive.db
      .selectFrom('cases')
      .select('serial')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    // As it was: radical and zero-width blank are tokens of their own.
    await archive.unrecorded(async (tx) => {
      await sql`delete from case_search where rowid = ${serial}`.execute(tx);
      await sql`insert into case_search (rowid, pairs) values (${serial}, '00000000')`.execute(tx);
      await tx.deleteFrom('archive_info').where('key', '=', 'case_search_rules').execute();
    });
    expect(await find('食品长店')).toBe(0);
    await renewSearch(archive);
    expect(await find('食品长店')).toBe(1);
    // Once is enough: what is entered otherwise now stays.
    await archive.unrecorded((tx) => sql`delete from case_search where rowid = ${serial}`.execute(tx));
    await renewSearch(archive);
    expect(await find('食品长店')).toBe(0);
  });
});
