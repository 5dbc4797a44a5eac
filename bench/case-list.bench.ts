import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Case } from '#shared/contract/cases.ts';
import { caseNumber } from '#shared/domain/cases/case-number.ts';
import { caseTitle } from '#shared/domain/cases/case-title.ts';
import { caseStages } from '#shared/domain/cases/stage.ts';
import { shanghaiDate, shanghaiInstant } from '#shared/lib/date.ts';
import { createArchive } from '#main/features/archive/archive.ts';
import { type CaseQuery, listCases } from '#main/features/cases/case-list.repository.ts';
import { insertCase } from '#main/features/cases/cases.repository.ts';
import { systemClock } from '#main/platform/clock.ts';
import { stderrLog } from '#main/platform/log.ts';

/**
 * The case list with 100,000 cases: first page, other orders, a search and a stage, each with its total, against a
 * bare `SELECT … ORDER BY updated_at DESC LIMIT 50` on the same file. Medians; prints ratios; never fails a build.
 */
const CASES = 100_000;
const AT_ONCE = 5_000;
const ROUNDS = 15;
const GOAL_MS = 30;

const dir = mkdtempSync(join(tmpdir(), 'anjuan-bench-cases-'));
const archive = await createArchive(dir, {
  migrationsDir: resolve(import.meta.dirname, '../main/migrations'),
  fontsDir: resolve(import.meta.dirname, '../resources/fonts'),
  clock: systemClock,
  log: stderrLog,
});
const { db } = archive;
try {
  await fill();
  const plain = new Sqlite(join(dir, 'archive.sqlite'), { readonly: true });
  const select = plain.prepare(
    `select id, case_number, title, party_name, cause, stage, officer_names, clue_on, filed_on, closed_on, updated_at
     from cases order by updated_at desc limit 50`,
  );
  const baseline = await median(() => select.all());
  plain.close();
  console.log(`plain SELECT … LIMIT 50 of ${CASES.toString()} cases: ${baseline.toFixed(2)} ms`);

  const first: CaseQuery = { text: '', sort: 'updated', descending: true, offset: 0, limit: 50 };
  const queries: readonly [string, CaseQuery][] = [
    ['first page', first],
    ['last page', { ...first, offset: CASES - 50 }],
    ['sorted by party', { ...first, sort: 'party', descending: false }],
    ['sorted by stage', { ...first, sort: 'stage' }],
    ['one stage', { ...first, stage: 'investigated' }],
    ['one stage sorted by number', { ...first, stage: 'closed', sort: 'number' }],
    ['search 张伟 (few)', { ...first, text: '张伟' }],
    ['search 公司 (a third)', { ...first, text: '公司' }],
    ['search hlq (initials, all)', { ...first, text: 'hlq' }],
    ['search yaofang (pinyin)', { ...first, text: 'yaofang' }],
    ['search 〔2026〕777号 (one)', { ...first, text: '〔2026〕777号' }],
    ['search 不存在 (none)', { ...first, text: '不存在' }],
    ['search 药房 in one stage', { ...first, text: '药房', stage: 'filed' }],
  ];
  for (const [name, query] of queries) {
    const { total } = await listCases(db, query);
    const ms = await median(() => listCases(db, query));
    const goal =
      name === 'first page' ? `, goal ${GOAL_MS.toString()} ms ${ms <= GOAL_MS ? 'met' : 'missed'}` : '';
    console.log(
      `case list, ${name}: ${ms.toFixed(2)} ms for ${total.toString()} found, ${(ms / baseline).toFixed(1)}x the plain SELECT${goal}`,
    );
  }
} finally {
  await archive.close();
  rmSync(dir, { recursive: true, force: true });
}

async function median(work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

async function fill(): Promise<void> {
  const names = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
  const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英';
  const trades = ['商贸有限公司', '超市', '食品加工厂', '药房', '餐饮服务有限公司', '建材经营部'];
  const causes = [
    '经营标签不符合规定的食品',
    '发布虚假广告',
    '无证经营药品',
    '使用未检定计量器具',
    '销售侵权商品',
  ];
  const pick = <T>(from: ArrayLike<T>, place: number): T => {
    const found = from[place % from.length];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  const officer = (id: string, place: number) => ({
    id,
    name: pick(names, place) + pick(given, place),
    certificateNumber: `1609${id}`,
    certificateValidUntil: '2099-12-31',
    department: '执法稽查科',
    recorderOfficerNumber: '',
    active: true,
  });
  const officers = Array.from({ length: 40 }, (_, place) => officer(`o${place.toString()}`, place * 7));
  await archive.unrecorded((tx) =>
    tx
      .insertInto('officers')
      .values(
        officers.map((one) => ({
          id: one.id,
          name: one.name,
          certificate_number: one.certificateNumber,
          certificate_valid_until: one.certificateValidUntil,
          department: one.department,
          recorder_officer_number: '',
          active: 1 as const,
        })),
      )
      .execute(),
  );
  const begin = Date.UTC(2026, 0, 1);
  const caseOf = (n: number): Case => {
    const partyName = `濮阳市华龙区${pick(names, n)}${pick(given, n * 7 + (n >> 4))}${pick(given, n * 3 + (n >> 9))}${pick(trades, n)}`;
    const cause = `涉嫌${pick(causes, n)}案`;
    const at = begin + ((n * 7_919) % CASES) * 60_000;
    return {
      id: `case-${n.toString()}`,
      caseNumber: caseNumber('濮市监', 2026, n + 1),
      title: caseTitle(partyName, cause),
      stage: pick(caseStages, n),
      revision: 1,
      source: 'supervision',
      sourceText: '日常监督检查中发现。'.repeat(10),
      clueOn: shanghaiDate(at),
      party: {
        kind: 'organization',
        name: partyName,
        licenceName: '营业执照',
        creditCode: '',
        domicile: '濮阳市华龙区人民路88号',
        legalRepresentative: '王喆',
        idNumber: '',
        idKind: 'resident',
        phone: '',
        otherContact: '',
      },
      cause,
      procedure: 'ordinary',
      handlingUnit: '执法稽查科',
      facts: { process: '调查经过。'.repeat(60), evidence: '证据。'.repeat(60) },
      edition: 'samr-2021',
      officers: [pick(officers, n), pick(officers, n + 1)],
      createdAt: shanghaiInstant(at),
      updatedAt: shanghaiInstant(at),
    };
  };
  for (let from = 0; from < CASES; from += AT_ONCE) {
    await archive.unrecorded(async (tx) => {
      for (let n = from; n < from + AT_ONCE; n++) {
        await insertCase(tx, { theCase: caseOf(n), year: 2026, sequence: n + 1, registeredBy: 'bench' });
      }
    });
  }
}
