import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { present } from '#shared/lib/assert.ts';
import { actHash, CHAIN_START } from '#main/features/archive/chain/audit.ts';
import { boundHash } from '#main/features/archive/chain/bound-rows.ts';
import { evidenceTables, unboundTables } from '#main/features/archive/chain/evidence-tables.ts';
import { takeFile } from '#main/features/archive/archive.ts';
import { headsHash, sealHash } from '#main/features/archive/chain/seals.ts';
import { attach, openPracticeFile, type PracticeFile, textPdf } from '#tests/support/practice-file.ts';
import { openTampering, type Tampering } from '#tests/support/tampered.ts';
import { takeCard } from '#tests/support/take-card.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

const clock = fixedClock('2026-05-08T09:30:00+08:00');
/** SHA-256 of nothing. */
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
let file: PracticeFile;
let tampering: Tampering;

beforeAll(async () => {
  file = await openPracticeFile(clock);
  const { test, client, theCase } = file;
  await takeCard(test, theCase.id, join(test.dir, 'card'));
  for (const { id } of await client.jobs.list({})) await test.app.workplace().jobs.ended(id);
  await attach(file, '执照.pdf', await textPdf('执照', 1), { title: '营业执照' });
  const [video] = await client.intake.recordings({ caseId: theCase.id });
  await client.intake.setPurpose({
    recordingId: present(video, 'a video').id,
    purpose: '证明检查经过',
    known: '',
  });
  const decision = present(
    (await client.documents.list({ caseId: theCase.id })).find(({ title }) =>
      title.includes('行政处罚决定书'),
    ),
    'the decision',
  );
  await client.documents.correct({ documentId: decision.id, reason: '落款写错' });
  await client.volumes
    .assemble({ caseId: theCase.id })
    .then(({ jobId }) => test.app.workplace().jobs.ended(jobId));
  await client.archive.verify({}).then(({ jobId }) => test.app.workplace().jobs.ended(jobId));
  await fillTheRest(file, present(video, 'a video').id, decision.id);
  await test.app.workplace().archive.seal('备份');
  tampering = openTampering(join(test.archiveDir, 'archive.sqlite'));
});
afterAll(async () => {
  await tampering.close();
  await file.test.close();
});

/** Rows of the tables an ordinary case leaves empty, entered as the program enters them. */
async function fillTheRest({ test, theCase }: PracticeFile, recording_id: string, document_id: string) {
  const at = clock.now();
  await test.app.workplace().archive.act(test.actor, async (tx) => {
    const [batch] = await tx.selectFrom('batches').selectAll().limit(1).execute();
    const document = await tx
      .selectFrom('documents')
      .selectAll()
      .where('id', '=', document_id)
      .executeTakeFirstOrThrow();
    const by = { set_by: '张三', set_at: at };
    await tx
      .insertInto('number_starts')
      .values({ kind: '测试', year: 2026, first: 3, reason: '纸上', ...by })
      .execute();
    await tx
      .insertInto('numbers_elsewhere')
      .values({
        number: '测试〔2026〕9号',
        kind: '测试',
        year: 2026,
        sequence: 9,
        document_id: null,
        title: '纸上的',
        reason: '纸上',
        noted_at: at,
        noted_by: '张三',
      })
      .execute();
    await tx
      .insertInto('set_aside_findings')
      .values({
        case_id: theCase.id,
        identity: 'x',
        rule: 'r',
        severity: 'attention',
        sentence: '日期不符',
        reason: '已核对',
        set_aside_at: at,
        set_aside_by: '张三',
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .insertInto('time_doubts')
      .values({ recording_id, stated: at, sentence: '时间可疑' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .insertInto('settled_times')
      .values({
        recording_id,
        how: 'typed',
        before_at: null,
        before_source: 'file',
        reason: '核对过',
        settled_by: '张三',
        settled_at: at,
      })
      .execute();
    await tx
      .insertInto('recusals')
      .values({
        id: 'recusal',
        case_id: theCase.id,
        person_id: test.actor.id,
        person_name: test.actor.name,
        asked_by: 'party',
        reason: '亲属',
        granted: 0,
        decided_by: '郑昇',
        decided_on: '2026-03-06',
        entered_at: at,
        entered_by: '张三',
      })
      .execute();
    await tx
      .insertInto('recusal_requests')
      .values({
        ...{ id: 'asked', case_id: theCase.id, person_id: test.actor.id, person_name: test.actor.name },
        ...{ capacity: 'case', asked_by: 'party', asked_on: '2026-03-05', reason: '亲属' },
        ...{ told_at: at, told_by: '张三' },
      })
      .execute();
    // A day on which nobody consulted anything: what stands for it is the hash of nothing.
    await tx
      .insertInto('consultation_days')
      .values({ day: '2026-03-04', entries: 0, sha256: NOTHING, closed_at: at })
      .execute();
    await tx
      .insertInto('officer_changes')
      .values({
        ...{ id: 'change', case_id: theCase.id, day: '2026-03-06', before: '["a","b"]', after: '["a","c"]' },
        ...{ reason: '轮岗', told_at: at, told_by: '张三' },
      })
      .execute();
    await tx
      .insertInto('told_events')
      .values({
        id: 'told',
        case_id: theCase.id,
        event: 'paid',
        day: '2026-03-05',
        detail: '银行回单',
        attachment_id: null,
        told_at: at,
        told_by: '张三',
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      })
      .execute();
    await tx
      .insertInto('goods_movements')
      .values({
        id: 'movement',
        case_id: theCase.id,
        kind: 'stored',
        day: '2026-03-05',
        place: '1号库',
        keeper: '李四',
        from_place: '',
        detail: '',
        document_id: null,
        attachment_id: null,
        told_at: at,
        told_by: '张三',
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      })
      .execute();
    await tx
      .insertInto('goods_lines')
      .values({
        movement_id: 'movement',
        position: 0,
        list_id: document_id,
        name: '辣椒酱',
        model: '210克/瓶',
        unit: '瓶',
        quantity: 12_000_000,
      })
      .execute();
    await tx
      .insertInto('payments')
      .values({
        id: 'payment',
        case_id: theCase.id,
        kind: 'paid',
        owed: 'fine',
        day: '2026-03-05',
        amount: 500_000,
        detail: '银行回单',
        attachment_id: null,
        told_at: at,
        told_by: '张三',
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      })
      .execute();
    await tx
      .insertInto('departures')
      .values({
        id: 'departure',
        case_id: theCase.id,
        lane: 'ordinary',
        step: 'review',
        start_id: '',
        reason: '审核在省平台办理',
        told_at: at,
        told_by: '张三',
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      })
      .execute();
    await tx
      .insertInto('case_traits')
      .values({
        case_id: theCase.id,
        major: 1,
        major_reason: '涉及重大公共利益',
        refund: 0,
        revision: 1,
        set_at: at,
        set_by: '张三',
      })
      .execute();
    await tx
      .insertInto('unread_entries')
      .values({ batch_id: present(batch, 'a batch').id, path: '坏', what: 'file', problem: '读不出' })
      .execute();
    await tx
      .insertInto('document_versions')
      .values({
        document_id,
        version: 1,
        title: document.title,
        fixed: document.fixed ?? '{}',
        template_sha256: present(document.template_sha256, 'a template'),
        date: document.date,
        pages: 4,
        sha256: present(document.sha256, 'a PDF'),
        finalised_at: at,
        finalised_by: '张三',
        reason: '补正',
        corrected_at: at,
        corrected_by: '张三',
      })
      .execute();
    await tx
      .insertInto('signed_scans')
      .values({
        id: 'scan',
        document_id,
        version: 1,
        sha256: present(document.sha256, 'a PDF'),
        name: '签字.pdf',
        mime: 'application/pdf',
        pages: 1,
        reason: '',
        added_at: at,
        added_by: '张三',
      })
      .execute();
    await tx
      .insertInto('placements')
      .values({ case_id: theCase.id, item_id: `attachment:x`, sort_key: 'a', slot: 'b', title: '营业执照' })
      .execute();
    const [act] = await tx.selectFrom('acts').selectAll().limit(1).execute();
    await tx
      .insertInto('case_heads')
      .values({ case_id: theCase.id, sequence: 1, hash: present(act, 'an act').hash })
      .execute();
    await tx.insertInto('archive_info').values({ key: 'chain_end', value: 'null' }).execute();
    const withdrawn = { withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null };
    await tx
      .insertInto('service_attempts')
      .values({
        ...{
          id: 'attempt',
          case_id: theCase.id,
          documents: JSON.stringify([document_id]),
          recipient: '甲店',
        },
        ...{ method: '邮寄送达', tried_at: at, place: '店内', served_by: '["张三"]', witness: '' },
        ...{
          outcome: '退回',
          reason: '查无此人',
          mail_number: 'EX1',
          returned_on: '2026-03-06',
          proofs: '[]',
        },
        ...{ told_at: at, told_by: '张三', ...withdrawn },
      })
      .execute();
    await tx
      .insertInto('service_recipients')
      .values({
        ...{
          id: 'recipient',
          case_id: theCase.id,
          document_id,
          name: '乙',
          role: '共有人',
          reason: '共有财物',
        },
        ...{ told_at: at, told_by: '张三', ...withdrawn },
      })
      .execute();
    await tx
      .insertInto('case_parties')
      .values({
        ...{
          id: 'party',
          case_id: theCase.id,
          party: '{"name":"乙店"}',
          joined_on: '2026-03-06',
          revision: 1,
        },
        ...{ told_at: at, told_by: '张三', ...withdrawn },
      })
      .execute();
    await tx
      .insertInto('case_agents')
      .values({
        ...{ id: 'agent', case_id: theCase.id, party_id: 'party', name: '赵律师', kind: '律师', phone: '1' },
        ...{ powers: '代为陈述', special: 1, since: '2026-03-06', until: '2026-03-09' },
        ...{ told_at: at, told_by: '张三', ...withdrawn },
      })
      .execute();
    await takeFile(tx, {
      ...{ folder: 'calendars', file: '2027.json', sha256: 'ab'.repeat(32), source: '通知' },
      by: '张三',
      at,
    });
    await tx
      .insertInto('accepted_rows')
      .values({
        ...{ id: 'accepted', table_name: 'cases', row_key: theCase.id, case_id: theCase.id },
        ...{ sentence: '案件在程序之外被改动过', reason: '查明属实', accepted_at: at, accepted_by: '张三' },
      })
      .execute();
    await tx
      .insertInto('number_starts')
      .values({ ...TAKEN_BACK, first: 5, reason: '纸上', ...by })
      .execute();
    return { value: undefined, act: { act: 'test.fill', sentence: '登记', caseId: theCase.id } };
  });
  await test.app.workplace().archive.act(test.actor, async (tx) => {
    await tx.deleteFrom('number_starts').where('kind', '=', TAKEN_BACK.kind).execute();
    return { value: undefined, act: { act: 'test.take-back', sentence: '撤销登记' } };
  });
}

/** What an act took away again, as it should be. */
const TAKEN_BACK = { kind: '撤销的', year: 2026 } as const;

const stored = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
type StoredRow = z.infer<typeof stored>;

const tables = [...evidenceTables.values()];
const columnsOf = (db: Sqlite.Database, table: string) =>
  z
    .array(z.object({ name: z.string() }))
    .parse(db.pragma(`table_info(${table})`))
    .map(({ name }) => name);
const rowOf = (db: Sqlite.Database, table: string, where = ''): StoredRow =>
  stored.parse(db.prepare(`select * from ${table} ${where} limit 1`).get());
const typeOf = (db: Sqlite.Database, table: string, column: string) =>
  z
    .array(z.object({ name: z.string(), type: z.string() }))
    .parse(db.pragma(`table_info(${table})`))
    .find(({ name }) => name === column)?.type;
/** Another value the column takes; of a JSON text one that still can be read. */
const other = (value: string | number | null, type = 'TEXT'): string | number => {
  if (typeof value === 'number') return value + 1_000;
  if (value === null) return type === 'INTEGER' ? 1 : '改';
  return value.startsWith('{') ? `${value.slice(0, -1)} }` : `${value}改`;
};
/** Rows the program binds whole: not those still worked on. */
const WHOLE: Readonly<Record<string, string>> = {
  documents: "where state = 'finalised' and document_number is not null",
  batch_files: "where outcome = 'imported'",
  archive_info: "where key = 'identity'",
};

describe('an archive nobody has touched', () => {
  it('is found as it is', async () => {
    const check = await tampering.found(() => undefined);
    expect(check.findings).toEqual([]);
    expect(check.rows).toBeGreaterThan(100);
  });

  it('has a row in every table that is bound, and every table is bound or said why not', () => {
    const { database } = tampering;
    const names = z.array(z.string()).parse(
      database
        .prepare(
          `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'
             and name not like 'case_search%'`,
        )
        .pluck()
        .all(),
    );
    const unbound = new Set(Object.keys(unboundTables));
    expect(names.filter((name) => !evidenceTables.has(name) && !unbound.has(name))).toEqual([]);
    expect([...evidenceTables.keys(), ...unbound].filter((name) => !names.includes(name))).toEqual([]);
    const empty = tables.filter(
      ({ table }) => database.prepare(`select 1 from ${table}`).get() === undefined,
    );
    expect(empty.map(({ table }) => table)).toEqual([]);
  });
});

describe.each(tables)('$table', (table) => {
  const where = WHOLE[table.table] ?? '';
  const bound = (db: Sqlite.Database) =>
    columnsOf(db, table.table).filter((column) => !(table.loose ?? []).includes(column));

  it('names the row and the column when any column of it was changed', async () => {
    const { database } = tampering;
    const row = rowOf(database, table.table, where);
    for (const column of bound(database)) {
      if (table.table === 'archive_info' && column === 'key') continue;
      const { findings } = await tampering.found((db) => {
        const match = table.key.map((key) => `${key} = @${key}`).join(' and ');
        const changed = db.prepare(`update ${table.table} set ${column} = @changed where ${match}`).run({
          ...Object.fromEntries(table.key.map((key) => [key, row[key]])),
          changed: other(row[column] ?? null, typeOf(db, table.table, column)),
        });
        expect(changed.changes).toBe(1);
      });
      const own = findings.filter((finding) => finding.table === table.table);
      expect(own.length, `${table.table}.${column}`).toBeGreaterThan(0);
      if (table.key.includes(column)) continue;
      const fields = own.flatMap((finding) => finding.fields ?? []).map(({ field }) => field);
      const name = table.words[column] ?? column;
      const movesOnly = table.caseOf !== undefined && fields.length === 0;
      expect(movesOnly || fields.some((field) => field.startsWith(name)), `${table.table}.${column}`).toBe(
        true,
      );
    }
  });

  it('names the row that was deleted, and the one that was added', async () => {
    const { database } = tampering;
    const row = rowOf(database, table.table, where);
    const match = table.key.map((key) => `${key} = @${key}`).join(' and ');
    const keys = Object.fromEntries(table.key.map((key) => [key, row[key]]));
    const gone = await tampering.found((db) =>
      db.prepare(`delete from ${table.table} where ${match}`).run(keys),
    );
    expect(gone.findings).toContainEqual(expect.objectContaining({ table: table.table, state: 'missing' }));
    if (table.table === 'archive_info') return;
    const added = await tampering.found((db) => {
      const columns = columnsOf(db, table.table);
      const unique = [
        'serial',
        'case_number',
        'number_sequence',
        'certificate_number',
        'login',
        'document_number',
        'sha256',
        'number',
        'document_id',
        'draft_id',
        'sequence',
      ];
      const copy = Object.fromEntries(
        columns.map((column) => [
          column,
          table.key.includes(column) || (unique.includes(column) && row[column] !== null)
            ? column === 'serial'
              ? 99_999
              : other(row[column] ?? null)
            : row[column],
        ]),
      );
      db.prepare(
        `insert into ${table.table} (${columns.join()}) values (${columns.map((c) => `@${c}`).join()})`,
      ).run(copy);
    });
    expect(added.findings).toContainEqual(expect.objectContaining({ table: table.table, state: 'added' }));
  });
});

const one = (db: Sqlite.Database, sql: string): StoredRow => stored.parse(db.prepare(sql).get());
const caseChain = () => file.theCase.id;

const actSchema = z.object({
  sequence: z.number(),
  at: z.string(),
  actor_id: z.string(),
  actor_name: z.string(),
  act: z.string(),
  sentence: z.string(),
  case_id: z.string().nullable(),
  details: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
  chain: z.string(),
  position: z.number(),
  bound: z.string(),
});
const boundSchema = z.object({
  sequence: z.number(),
  table_name: z.string(),
  row_key: z.string(),
  case_id: z.string().nullable(),
  content: z.string().nullable(),
});

const sealSchema = z.object({
  number: z.number(),
  at: z.string(),
  reason: z.string(),
  heads: z.string(),
  previous_hash: z.string(),
});

/** What somebody does who has the code: hashes a chain anew from an act on, heads with it. */
function rehash(db: Sqlite.Database, chain: string): void {
  let previous: string | undefined;
  for (const act of z
    .array(actSchema)
    .parse(db.prepare('select * from acts where chain = ? order by position').all(chain))) {
    const rows = z
      .array(boundSchema)
      .parse(db.prepare('select * from bound_rows where sequence = ?').all(act.sequence));
    const next = { ...act, previous_hash: previous ?? act.previous_hash, bound: boundHash(rows) };
    const hash = actHash(next);
    db.prepare('update acts set previous_hash = ?, bound = ?, hash = ? where sequence = ?').run(
      next.previous_hash,
      next.bound,
      hash,
      act.sequence,
    );
    previous = hash;
    db.prepare('update chains set hash = ?, sequence = ?, position = ? where chain = ?').run(
      hash,
      act.sequence,
      act.position,
      chain,
    );
  }
}

/** The same of every seal. */
function reseal(db: Sqlite.Database): void {
  let previous = CHAIN_START;
  const seals = z.array(sealSchema).parse(db.prepare('select * from seals order by number').all());
  for (const seal of seals) {
    db.prepare(
      `update seal_heads set hash = (select a.hash from acts a where a.chain = seal_heads.chain and a.position = seal_heads.position)
       where seal = ?`,
    ).run(seal.number);
    const heads = z
      .array(z.object({ chain: z.string(), position: z.number(), hash: z.string() }))
      .parse(db.prepare('select chain, position, hash from seal_heads where seal = ?').all(seal.number));
    const next = { ...seal, heads: headsHash(heads), previous_hash: previous };
    const hash = sealHash(next);
    db.prepare('update seals set heads = ?, previous_hash = ?, hash = ? where number = ?').run(
      next.heads,
      previous,
      hash,
      seal.number,
    );
    previous = hash;
  }
}

/** The party under another name, with everything in the database that speaks of it made to fit. */
function forge(db: Sqlite.Database): void {
  db.prepare("update cases set party_name = '别家' where id = ?").run(caseChain());
  const last = boundSchema.parse(
    db.prepare("select * from bound_rows where table_name = 'cases' order by sequence desc limit 1").get(),
  );
  const content = z.record(z.string(), z.unknown()).parse(JSON.parse(last.content ?? ''));
  db.prepare("update bound_rows set content = ? where table_name = 'cases' and sequence = ?").run(
    JSON.stringify({ ...content, party_name: '别家' }),
    last.sequence,
  );
}

/** An act put in behind the last one of the case with every hash as it has to be. */
function append(
  db: Sqlite.Database,
  said: { at: string; actor_id?: string; actor_name?: string; details?: string },
): void {
  const last = actSchema.parse(
    db.prepare('select * from acts where chain = ? order by position desc limit 1').get(caseChain()),
  );
  const sequence = z.number().parse(db.prepare('select max(sequence) + 1 from acts').pluck().get());
  const act = {
    ...last,
    ...said,
    ...{ sequence, act: 'cases.update', sentence: '修改案件', bound: '' },
    ...{ previous_hash: last.hash, position: last.position + 1 },
  };
  const { hash: _old, ...body } = act;
  const hash = actHash(body);
  const columns = Object.keys(act);
  db.prepare(`insert into acts (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`).run(
    {
      ...act,
      hash,
    },
  );
  db.prepare('update chains set position = ?, sequence = ?, hash = ? where chain = ?').run(
    act.position,
    sequence,
    hash,
    caseChain(),
  );
}

const lastOfCase = "(select max(sequence) from acts where chain <> 'archive')";

/** Each way, and what is said of it. */
const ways: readonly (readonly [way: string, change: (db: Sqlite.Database) => unknown, said: RegExp])[] = [
  [
    'what was done by an act of half a year ago, put in with every hash',
    (db) => {
      append(db, { at: '2025-11-08T09:30:00+08:00' });
    },
    /的时间2025-11-08T09:30:00\+08:00与前面的操作记录接不上/,
  ],
  [
    'what was done by an act of two years on',
    (db) => {
      append(db, { at: '2028-05-08T09:30:00+08:00' });
    },
    /与前面的操作记录接不上/,
  ],
  [
    'what was done by an act of no time',
    (db) => {
      append(db, { at: '昨天' });
    },
    /与前面的操作记录接不上/,
  ],
  [
    'what was done by an act of somebody who was never registered',
    (db) => {
      append(db, { at: '2026-05-08T09:30:00+08:00', actor_id: 'x', actor_name: '无此人', details: '{}' });
    },
    /操作人员“无此人”当时没有登记/,
  ],
  [
    'an act’s sentence',
    (db) => db.exec("update acts set sentence = '没有的事' where sequence = 5"),
    /第5条操作记录.*内容被改动/,
  ],
  ['an act’s actor', (db) => db.exec("update acts set actor_name = '别人' where sequence = 5"), /内容被改动/],
  ['an act’s actor id', (db) => db.exec("update acts set actor_id = 'x' where sequence = 5"), /内容被改动/],
  [
    'an act’s time',
    (db) => db.exec("update acts set at = '2020-01-01T00:00:00+08:00' where sequence = 5"),
    /内容被改动/,
  ],
  ['an act’s kind', (db) => db.exec("update acts set act = 'x' where sequence = 5"), /内容被改动/],
  [
    'an act’s details',
    (db) =>
      db.exec(
        "update acts set details = '{}' where sequence = (select min(sequence) from acts where details <> '{}')",
      ),
    /内容被改动/,
  ],
  [
    'an act’s case',
    (db) => db.exec('update acts set case_id = null where sequence = ' + lastOfCase),
    /内容被改动/,
  ],
  [
    'an act’s chain',
    (db) => db.exec("update acts set chain = 'x' where sequence = " + lastOfCase),
    /内容被改动/,
  ],
  [
    'an act’s list of rows',
    (db) =>
      db.exec(
        "update acts set bound = '' where sequence = (select min(sequence) from acts where bound <> '')",
      ),
    /内容被改动/,
  ],
  [
    'an act moved to the old chain',
    (db) => db.exec("update acts set chain = '' where sequence = 6"),
    /操作记录/,
  ],
  [
    'an act rehashed alone',
    (db) => {
      const act = actSchema.parse(db.prepare('select * from acts where sequence = 5').get());
      const next = { ...act, sentence: '没有的事' };
      db.prepare('update acts set sentence = ?, hash = ? where sequence = 5').run(
        next.sentence,
        actHash(next),
      );
    },
    /接不上|末尾/,
  ],
  [
    'two acts changed places',
    (db) => {
      db.exec(
        'update acts set sequence = -1 where sequence = 5; update acts set sequence = 5 where sequence = 6; update acts set sequence = 6 where sequence = -1',
      );
    },
    /内容被改动/,
  ],
  [
    'a row, and hid it where no page begins',
    (db) =>
      db.exec(
        "update recordings set started_at = '2026-01-01T00:00:00+08:00', rowid = -9223372036854775807 where rowid = (select min(rowid) from recordings)",
      ),
    /录音录像/,
  ],
  [
    'a row, and hid it behind the highest number',
    (db) =>
      db.exec(
        "update attachments set title = '假', rowid = 9223372036854775807 where rowid = (select min(rowid) from attachments)",
      ),
    /标题原为/,
  ],
  [
    'a planted row, bound by an act that never was',
    (db) => {
      db.exec("insert into settings (key, value, revision) values ('x', '1', 1)");
      db.exec(
        `insert into bound_rows values (-9223372036854775807, 'settings', 'x', null,
           '{"key":"x","value":"1","revision":1,"updated_at":null,"updated_by":null}')`,
      );
    },
    /项数据登记没有操作记录/,
  ],
  [
    'an act below the first',
    (db) =>
      db.exec(
        "insert into acts select -9223372036854775807, at, actor_id, actor_name, act, '假', case_id, details, previous_hash, 'x', chain, -1, bound from acts where sequence = 1",
      ),
    /“假”/,
  ],
  [
    'an act above all numbers',
    (db) =>
      db.exec(
        "insert into acts select 9223372036854775807, at, actor_id, actor_name, act, '假', case_id, details, previous_hash, 'x', chain, 999999, bound from acts where sequence = 1",
      ),
    /不见了/,
  ],
  [
    'an act whose number is not told from the next one',
    (db) =>
      db.exec(
        "insert into acts select 9007199254740993, at, actor_id, actor_name, act, '假', case_id, details, previous_hash, 'x', chain, 999999, bound from acts where sequence = 1",
      ),
    /不见了/,
  ],
  [
    'an act below the first, with a chain of its own and every hash as it has to be',
    (db) => {
      const first = actSchema.parse(db.prepare('select * from acts where sequence = 1').get());
      const { hash: _old, ...body } = {
        ...first,
        ...{ sequence: 0, case_id: 'x', chain: 'x', position: 1, bound: '', previous_hash: CHAIN_START },
      };
      const act = { ...body, hash: actHash(body) };
      const columns = Object.keys(act);
      db.prepare(
        `insert into acts (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`,
      ).run(act);
      db.prepare("insert into chains values ('x', 1, 0, ?, 0)").run(act.hash);
    },
    /第0条操作记录不是程序记下的/,
  ],
  [
    'a seal below the first',
    (db) => db.exec("insert into seals values (-5, '2026-01-01T00:00:00+08:00', '备份', 'x', 'x', 'y')"),
    /第-5号封条.*不是程序贴上的/,
  ],
  [
    'a file that was taken in, said to have failed',
    (db) => db.exec("update batch_files set outcome = 'failed', sha256 = null where outcome = 'imported'"),
    /采集的文件“.*”在程序之外被改动过：.*现为未定/,
  ],
  [
    'a column that came after the row was bound',
    (db) => {
      db.exec("update attachments set place = '假地点'");
      db.exec(
        "update bound_rows set content = json_remove(content, '$.place') where table_name = 'attachments'",
      );
      rehash(db, caseChain());
      reseal(db);
    },
    /place原为空，现为“假地点”/,
  ],
  [
    'somebody’s password for his own',
    (db) => db.exec("update account_secrets set hash = '$argon2id$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA'"),
    /密码登记“.*”在程序之外被改动过：密码原为/,
  ],
  ['all passwords away', (db) => db.exec('delete from account_secrets'), /密码登记“.*”不见了/],
  [
    'an account made administrator',
    (db) => db.exec(`update people_accounts set roles = '["administrator"]'`),
    /角色原为/,
  ],
  [
    'an account nobody registered',
    (db) =>
      db.exec(
        `insert into people_accounts values ('x', 'x', '假', '', '["administrator"]', 1, 1, null, null)`,
      ),
    /人员“假”没有任何操作记录/,
  ],
  ['a recusal taken back', (db) => db.exec('update recusals set granted = 1 - granted'), /准予原为/],
  [
    'a payment that was told',
    (db) => db.exec("update told_events set day = '2026-01-05'"),
    /登记的事“.*”在程序之外被改动过：日期原为/,
  ],
  [
    'what the last verification found',
    (db) =>
      db.exec(
        'update archive_info set value = replace(value, \'"at":"2026\', \'"at":"2027\') where key = \'last_verify\'',
      ),
    /档案库的登记“last_verify”/,
  ],
  [
    'a note that nothing has to be bound any more',
    (db) => db.exec("delete from archive_info where key = 'bound_later'"),
    /档案库的登记“bound_later”不见了/,
  ],
  [
    'a file of the bureau said to be taken in',
    (db) => db.exec("update own_files set sha256 = 'x'"),
    /本局的规则文件“.*”在程序之外被改动过/,
  ],
  [
    'an act deleted in the middle',
    (db) => db.exec('delete from acts where sequence = 5'),
    /第5条操作记录不见了/,
  ],
  [
    'an act deleted with its rows',
    (db) => db.exec('delete from acts where sequence = 5; delete from bound_rows where sequence = 5'),
    /第5条操作记录不见了/,
  ],
  ['all acts deleted', (db) => db.exec('delete from acts'), /不见了/],
  ['all acts and rows deleted', (db) => db.exec('delete from acts; delete from bound_rows'), /不见了|添上/],
  [
    'the whole record deleted',
    (db) =>
      db.exec(
        'delete from acts; delete from bound_rows; delete from chains; delete from seals; delete from seal_heads',
      ),
    /没有任何操作记录/,
  ],
  [
    'the acts of one case deleted',
    (db) => db.prepare('delete from acts where chain = ?').run(caseChain()),
    /不见了/,
  ],
  [
    'a whole case deleted with its chain, and not what seals say of it',
    (db) => {
      const id = caseChain();
      db.prepare('delete from bound_rows where sequence in (select sequence from acts where chain = ?)').run(
        id,
      );
      for (const table of ['acts', 'chains']) db.prepare(`delete from ${table} where chain = ?`).run(id);
    },
    /封条里有的一条操作记录链整条不见了/,
  ],
  [
    'a whole case deleted with its record',
    (db) => {
      const id = caseChain();
      db.prepare('delete from bound_rows where sequence in (select sequence from acts where chain = ?)').run(
        id,
      );
      for (const table of ['acts', 'chains', 'seal_heads'])
        db.prepare(`delete from ${table} where chain = ?`).run(id);
    },
    /不见了|封条/,
  ],
  ['the end of a case cut off', (db) => db.exec('delete from acts where sequence = ' + lastOfCase), /不见了/],
  [
    'the end of a case cut off with its note',
    (db) => {
      const act = one(db, 'select sequence, position from acts where sequence = ' + lastOfCase);
      db.prepare('delete from acts where sequence = ?').run(act['sequence']);
      db.prepare('delete from bound_rows where sequence = ?').run(act['sequence']);
      const end = actSchema.parse(
        db.prepare('select * from acts where chain = ? order by position desc limit 1').get(caseChain()),
      );
      db.prepare('update chains set position = ?, sequence = ?, hash = ? where chain = ?').run(
        end.position,
        end.sequence,
        end.hash,
        caseChain(),
      );
    },
    /不见了|封条/,
  ],
  [
    'an act added at the end',
    (db) => {
      const end = actSchema.parse(db.prepare('select * from acts order by sequence desc limit 1').get());
      const next = {
        ...end,
        sequence: end.sequence + 1,
        position: end.position + 1,
        previous_hash: end.hash,
        bound: '',
      };
      db.prepare(
        `insert into acts (${Object.keys(next).join()}) values (${Object.keys(next)
          .map((c) => `@${c}`)
          .join()})`,
      ).run({ ...next, hash: actHash(next) });
    },
    /末尾与登记的不一致/,
  ],
  [
    'an act added in front',
    (db) =>
      db.exec(
        "insert into acts select 0, at, actor_id, actor_name, act, sentence, case_id, details, previous_hash, 'x', chain, 0, bound from acts where sequence = 1",
      ),
    /不是程序记下的|内容被改动/,
  ],
  [
    'the end of a chain noted otherwise',
    (db) => db.exec("update chains set hash = 'x' where chain = 'archive'"),
    /末尾与登记的不一致/,
  ],
  [
    'the end of a chain put back',
    (db) => db.exec("update chains set position = position - 1 where chain = 'archive'"),
    /末尾与登记的不一致/,
  ],
  [
    'the number at the end of the newest chain raised: numbers of acts would be passed over',
    (db) =>
      db.exec(
        'update chains set sequence = sequence + 5 where sequence = (select max(sequence) from chains)',
      ),
    /第\d+至\d+条操作记录不见了/,
  ],
  [
    'the number at the end of a case lowered: another would stand on paper',
    (db) => db.prepare('update chains set sequence = sequence - 1 where chain = ?').run(caseChain()),
    /末尾与登记的不一致/,
  ],
  [
    'the note of an end deleted',
    (db) => db.exec("delete from chains where chain = 'archive'"),
    /操作记录链的末尾没有登记/,
  ],
  ['a chain nobody wrote', (db) => db.exec("insert into chains values ('x', 1, 1, 'y', 0)"), /末尾不见了/],
  [
    'what an act bound changed',
    (db) => db.exec("update bound_rows set content = '{}' where table_name = 'cases'"),
    /数据清单被改动|不一致|改动过/,
  ],
  [
    'what an act bound deleted',
    (db) => db.exec("delete from bound_rows where table_name = 'cases'"),
    /数据清单被改动/,
  ],
  [
    'what an act bound given to another case',
    (db) => db.exec("update bound_rows set case_id = 'x' where table_name = 'documents'"),
    /数据清单被改动/,
  ],
  [
    'a row bound by no act',
    (db) => db.exec("insert into bound_rows values (99999, 'cases', 'x', null, null)"),
    /没有操作记录/,
  ],
  [
    'a seal’s time',
    (db) => db.exec("update seals set at = '2020-01-01T00:00:00+08:00' where number = 1"),
    /第1号封条.*被改动/,
  ],
  ['a seal’s reason', (db) => db.exec("update seals set reason = 'x' where number = 1"), /第1号封条.*被改动/],
  [
    'a seal deleted',
    (db) => db.exec('delete from seals where number = 1'),
    /第2号封条.*之前有封条不见了[^]*有\d+项封存登记没有封条/,
  ],
  [
    'a seal and its own hash',
    (db) => {
      const seal = sealSchema.parse(db.prepare('select * from seals where number = 1').get());
      const changed = { ...seal, reason: '改' };
      db.prepare('update seals set reason = ?, hash = ? where number = 1').run('改', sealHash(changed));
    },
    /第2号封条.*与前一号接不上/,
  ],
  [
    'the last seal deleted',
    (db) => db.exec('delete from seals where number = (select max(number) from seals)'),
    /封条被删除/,
  ],
  [
    'the last seal deleted with its heads',
    (db) =>
      db.exec(
        'delete from seal_heads where seal = (select max(number) from seals); delete from seals where number = (select max(number) from seals)',
      ),
    /封条/,
  ],
  ['all seals deleted', (db) => db.exec('delete from seals; delete from seal_heads'), /封条/],
  [
    'seals that changed places',
    (db) =>
      db.exec(
        'update seals set number = -1 where number = 1; update seals set number = 1 where number = 2; update seals set number = 2 where number = -1',
      ),
    /封条/,
  ],
  [
    'a head of a seal',
    (db) => db.exec("update seal_heads set hash = 'x' where seal = 1"),
    /所封的清单被改动/,
  ],
  [
    'a head of a seal deleted',
    (db) => db.exec("delete from seal_heads where chain = 'archive' and seal = 1"),
    /封条/,
  ],
  [
    'what a chain notes as sealed',
    (db) => db.exec("update chains set sealed = 0 where chain = 'archive'"),
    /封条登记与封条不一致/,
  ],
  [
    'a case’s chain hashed anew',
    (db) => {
      forge(db);
      rehash(db, caseChain());
    },
    /封条/,
  ],
  [
    'a case’s chain hashed anew and one seal with it',
    (db) => {
      forge(db);
      rehash(db, caseChain());
      db.prepare(
        'update seal_heads set hash = (select a.hash from acts a where a.chain = seal_heads.chain and a.position = seal_heads.position)',
      ).run();
    },
    /所封的清单被改动/,
  ],
  [
    'a trigger',
    (db) => db.exec("create trigger t after insert on acts begin update cases set party_name = 'x'; end"),
    /触发器“t”不是程序建立的/,
  ],
  ['a view', (db) => db.exec('create view v as select * from acts'), /视图“v”不是程序建立的/],
  [
    'a trigger under a name of SQLite’s own',
    (db) => {
      db.exec("create trigger t after insert on acts begin update cases set party_name = 'x'; end");
      db.unsafeMode(true);
      db.pragma('writable_schema = ON');
      db.exec("update sqlite_schema set name = 'sqlite_t' where name = 't'");
      db.pragma('writable_schema = OFF');
      db.unsafeMode(false);
    },
    /触发器“sqlite_t”不是程序建立的/,
  ],
  [
    'a generated column',
    (db) => db.exec("alter table documents add column x text generated always as (title || 'x')"),
    /表“documents”与程序建立的不同/,
  ],
  [
    'an index over an expression',
    (db) => db.exec('create index x on documents (upper(title))'),
    /索引“x”不是程序建立的/,
  ],
  [
    'the time that is believed',
    (db) =>
      db.exec("update archive_info set value = '\"2020-01-01T00:00:00+08:00\"' where key = 'clock_mark'"),
    /档案库的登记“clock_mark”/,
  ],
  ['a table', (db) => db.exec('create table x (y)'), /表“x”不是程序建立的/],
  ['an index', (db) => db.exec('create index x on cases (title)'), /索引“x”不是程序建立的/],
  ['an index taken away', (db) => db.exec('drop index acts_by_chain'), /索引“acts_by_chain”不见了/],
  ['a column added', (db) => db.exec('alter table cases add column x text'), /表“cases”与程序建立的不同/],
  [
    'a check taken from a table',
    (db) => {
      db.unsafeMode(true);
      db.pragma('writable_schema = ON');
      db.exec("update sqlite_schema set sql = replace(sql, 'UNIQUE', '') where name = 'document_numbers'");
      db.pragma('writable_schema = OFF');
      db.unsafeMode(false);
    },
    /表“document_numbers”与程序建立的不同/,
  ],
  [
    'a template version’s wording',
    (db) => db.exec("update template_versions set content = replace(content, '行政', '民政')"),
    /文书模板版本“.*”的内容与它的校验值不符/,
  ],
  [
    'a template version under another name',
    (db) => db.exec("update template_versions set sha256 = 'ab' || substr(sha256, 3)"),
    /文书模板版本/,
  ],
  [
    'documents that use another template version',
    (db) =>
      db.exec(
        "update documents set template_sha256 = (select min(sha256) from template_versions) where state = 'finalised'",
      ),
    /模板版本原为/,
  ],
  [
    'a finalised document back to a draft',
    (db) => db.exec("update documents set state = 'draft' where state = 'finalised'"),
    /状态原为“finalised”，现为“draft”/,
  ],
  [
    'a finalised document made void',
    (db) => db.exec("update documents set state = 'void', void_reason = '错' where state = 'finalised'"),
    /状态原为“finalised”，现为“void”/,
  ],
  [
    'a draft finalised by hand',
    (db) => db.exec("update documents set state = 'finalised', fixed = own where state = 'draft'"),
    /状态原为“draft”，现为“finalised”/,
  ],
  [
    'numbers exchanged between two documents',
    (db) =>
      db.exec(
        'update documents set document_number = null where id = (select max(document_id) from document_numbers)',
      ),
    /文号原为/,
  ],
  [
    'the content of a document, field by field',
    (db) => db.exec("update documents set fixed = replace(fixed, '元', '角') where state = 'finalised'"),
    /定稿的内容·[^，]+原为/,
  ],
  [
    'the PDF of a document exchanged for another',
    (db) =>
      db.exec("update documents set sha256 = (select min(sha256) from originals) where state = 'finalised'"),
    /定稿PDF原为/,
  ],
  [
    'a register entry moved to another document',
    (db) => db.exec("update document_numbers set document_id = document_id || 'x'"),
    /文号登记/,
  ],
  ['the register emptied', (db) => db.exec('delete from document_numbers'), /文号登记“.*”不见了/],
  ['the register moved by a year', (db) => db.exec('update document_numbers set year = 2025'), /文号登记/],
  ['case numbers put back', (db) => db.exec('update case_numbers set last = 0'), /已用到原为/],
  [
    'two recordings exchanged',
    (db) => {
      const rows = z
        .array(z.object({ id: z.string(), sha256: z.string() }))
        .parse(db.prepare("select id, sha256 from recordings where kind = 'video' limit 2").all());
      const [a, b] = [present(rows[0], 'a'), present(rows[1], 'b')];
      db.prepare("update recordings set sha256 = '' where id = ?").run(a.id);
      db.prepare('update recordings set sha256 = ? where id = ?').run(a.sha256, b.id);
      db.prepare('update recordings set sha256 = ? where id = ?').run(b.sha256, a.id);
    },
    /录音录像“.*”在程序之外被改动过：原件原为/,
  ],
  [
    'a recording moved out of its case',
    (db) => db.exec('update recordings set case_id = null'),
    // Also of what only hangs on the recording.
    /^(?=[^]*录音录像“.*”在程序之外被改动过：所属案件原为)(?=[^]*：所属案件被改动过。)/,
  ],
  [
    'what an act bound made unreadable, hashed anew',
    (db) => {
      db.prepare("update bound_rows set content = '{' where table_name = 'told_events'").run();
      rehash(db, caseChain());
      reseal(db);
    },
    /登记的事“.*”在程序之外被改动过：登记的内容原为读不出来/,
  ],
  [
    'what was taken away put in again',
    (db) =>
      db.exec(
        `insert into number_starts (kind, year, first, reason, set_by, set_at)
         values ('${TAKEN_BACK.kind}', 2026, 5, '纸上', '张三', '2026-05-08T09:30:00+08:00')`,
      ),
    /已由第\d+条操作记录移去，又在程序之外添上了/,
  ],
  [
    'a recording’s time an hour later',
    (db) =>
      db.exec("update recordings set started_at = replace(started_at, 'T10', 'T11'), time_source = 'name2'"),
    /录音录像/,
  ],
  [
    'an original and its rows exchanged for others',
    (db) => {
      const old = z
        .string()
        .parse(db.prepare("select sha256 from recordings where kind = 'video' limit 1").pluck().get());
      const fresh = 'ab'.repeat(32);
      for (const table of ['originals', 'recordings', 'batch_files'])
        db.prepare(`update ${table} set sha256 = ? where sha256 = ?`).run(fresh, old);
    },
    /原件“.*”不见了/,
  ],
  [
    'a recording deleted with everything that names it',
    (db) => {
      const id = z
        .string()
        .parse(db.prepare("select id from recordings where kind = 'video' limit 1").pluck().get());
      for (const table of [
        'evidence_numbers',
        'recording_purposes',
        'time_doubts',
        'settled_times',
        'batch_files',
      ])
        db.prepare(`delete from ${table} where recording_id = ?`).run(id);
      db.prepare('delete from recordings where id = ?').run(id);
    },
    /录音录像“.*”不见了/,
  ],
  [
    'evidence numbers exchanged',
    (db) => db.exec('update evidence_numbers set number = number + 10'),
    /编号原为/,
  ],
  [
    'an officer’s certificate',
    (db) => db.exec("update officers set certificate_valid_until = '2099-12-31'"),
    /执法证有效期原为/,
  ],
  [
    'the officers of a case',
    (db) => db.exec('delete from case_officers where position = 0'),
    /案件的办案人员“.*”不见了/,
  ],
  [
    'the bureau’s settings',
    (db) => db.exec("update settings set value = replace(value, '濮市监', '别市监')"),
    /设置“bureau”/,
  ],
  [
    'an attachment taken out',
    (db) => db.exec('update attachments set removed = 1'),
    /已移除原为“0”，现为“1”/,
  ],
  ['an attachment’s pages', (db) => db.exec('update attachments set pages = 9'), /页数原为/],
  ['a bound volume exchanged', (db) => db.exec("update assemblies set sha256 = 'x'"), /装订好的案卷/],
  [
    'a copy made the archive by hand',
    (db) => db.exec(`update archive_info set value = '{"id":"x","role":"archive"}' where key = 'identity'`),
    /档案库的登记“identity”/,
  ],
  [
    'the day of the archive’s making',
    (db) => db.exec("update archive_info set value = '2020' where key = 'created_at'"),
    /档案库的登记“created_at”/,
  ],
];

describe('somebody with SQL, the code and an evening', () => {
  it.each(ways)('is seen who changed %s', async (_way, change, said) => {
    const { findings, count } = await tampering.found((db) => {
      change(db);
    });
    expect(count).toBeGreaterThan(0);
    expect(findings.map(({ sentence }) => sentence).join('\n')).toMatch(said);
  });

  it('passes inside the database only where the chain and every seal are computed anew: the limit', async () => {
    const { findings } = await tampering.found((db) => {
      forge(db);
      rehash(db, caseChain());
      reseal(db);
    });
    expect(findings).toEqual([]);
  });

  it('knows more than eighty ways', () => {
    expect(ways.length).toBeGreaterThanOrEqual(100);
    expect(ways.length + tables.length * 3).toBeGreaterThanOrEqual(80);
  });
});

describe('one case alone, before it is finalised, bound or exported', () => {
  const said = (change: (db: Sqlite.Database) => void) => tampering.ofCase(caseChain(), change);

  it('is found as it is', async () => {
    expect(await said(() => undefined)).toEqual([]);
    // What no case stands on hinders none.
    expect(await said((db) => db.exec("update own_files set source = 'x'"))).toEqual([]);
  });

  it.each<readonly [string, (db: Sqlite.Database) => void, RegExp]>([
    [
      'a row of it',
      (db) =>
        db.exec(
          "update documents set title = '假' where id = (select min(id) from documents where state = 'finalised')",
        ),
      /^文书“.*”在程序之外被改动过：.*现为“假”/,
    ],
    [
      'a row taken from it',
      (db) => db.exec('delete from attachments'),
      /^.*“营业执照”不见了：在程序之外被删除/,
    ],
    [
      'an act of it',
      (db) => db.exec("update acts set sentence = '假' where sequence = " + lastOfCase),
      /“假”的内容被改动过/,
    ],
    [
      'its chain, hashed anew behind a seal',
      (db) => {
        forge(db);
        rehash(db, caseChain());
      },
      /^本案的操作记录链末尾与登记的或者封存的不一致/,
    ],
    [
      'the number at its end',
      (db) => db.prepare('update chains set sequence = sequence + 1 where chain = ?').run(caseChain()),
      /^本案的操作记录链末尾与登记的或者封存的不一致/,
    ],
    [
      'something planted',
      (db) => db.exec('create view v as select * from acts'),
      /触发器或者视图“v”不是程序建立的/,
    ],
  ])('names %s', async (_what, change, sentence) => {
    expect((await said(change)).map((one) => sentence.test(one))).toEqual([true]);
  });
});
