import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { headOfCase } from '#main/features/archive/checks/head-code.ts';
import { codeOfHead } from '#shared/domain/archive/head-code.ts';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { Connection } from '#main/platform/sqlite/connection.ts';
import { migrate, readMigrations } from '#main/platform/sqlite/migrate.ts';
import { queryName } from '#main/platform/sqlite/slow-queries.ts';
import { putBytes } from '#tests/support/make-card.ts';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { present } from '#shared/lib/assert.ts';
import { practiceCase } from '#tests/support/a-case.ts';
import { operations } from '#tests/support/operations.ts';
import { notAsked, whatScreensAsk } from '#tests/support/what-screens-ask.ts';
import { aDecisionCase, anIssued, aReadyDraft, PENALTY_NOTICE } from '../support/a-document.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '../support/temporary-archive.ts';

/** Hold what one bureau has of people, templates, phrases and settings; every other table grows with the cases. */
const SMALL: ReadonlySet<string> = new Set([
  'account_secrets',
  'archive_info',
  'case_numbers',
  'number_series',
  'number_starts',
  'officers',
  'own_files',
  'people_accounts',
  'phrases',
  'settings',
  'template_versions',
]);

/**
 * What is asked of the whole archive on purpose: how many cases there are stands above the list (an index is counted,
 * no row is read), and so is a search, which stops where its page is full.
 */
const WHOLE: readonly RegExp[] = [
  /^select count\(\*\) as "n" from "cases"$/,
  // A page of hits: the index of the order is walked as far as the page is full; fetching every hit would take longer.
  /^select "serial" from "cases" where \+serial in \(select rowid from case_search where case_search match \?\) order by .* limit \? offset \?$/,
];

const planSchema = z.array(z.object({ detail: z.string() }));
let asked: readonly string[] = [];
let screens: Readonly<Record<string, () => Promise<unknown>>> = {};
let askedMeanwhile: readonly string[] = [];

/** Everything the screens ask, over an archive of one case of every kind of content. */
beforeAll(async () => {
  const run = vi.spyOn(Connection.prototype, 'executeQuery');
  const test = await openTestApp({ clock: fixedClock() });
  const { client, app } = test;
  const { archive, jobs } = app.workplace();
  const { id: caseId } = await aDecisionCase(client);
  const card = join(test.dir, 'card');
  await putBytes(card, 'DCIM/20260305_093000.mp4', 100);
  const issued = await anIssued(client, caseId, PENALTY_NOTICE);
  const draft = await aReadyDraft(client, caseId, PENALTY_NOTICE);
  await archive.takeIn(Readable.from([Buffer.from('x')]), 'text/plain');
  const scan = await client.intake.scan({ folderId: app.folders.hand(card).folderId });
  const { jobId } = await client.intake.import({ scanId: scan.scanId });
  await jobs.ended(jobId);
  const { parties } = await client.parties.add({
    caseId,
    party: { ...practiceCase.party, name: '濮阳市玥玥商贸有限公司' },
    joinedOn: '2026-03-05',
  });
  const { folderId } = app.folders.hand(card);
  const batch = present((await client.intake.batches({}))[0], 'the import');
  screens = whatScreensAsk({
    client,
    caseId,
    partyId: present(parties[1]?.id, 'the second party'),
    draftId: draft.id,
    issuedId: issued.id,
    jobId,
    batchId: batch.batchId,
    folderId,
    headCode: codeOfHead(present(await headOfCase(archive.db, caseId), 'the end of its chain')),
    personId: present((await client.people.list({}))[0], 'a person').id,
  });
  const seat = present(
    (await client.people.list({})).find(({ id }) => id === test.actor.id),
    'who sits here',
  );
  const { id: accountId, updatedAt: _at, updatedBy: _by, pin: _pin, ...held } = seat;
  // 调阅登记 is read by those who supervise.
  await client.people.update({ ...held, id: accountId, roles: [...held.roles, 'auditor'] });
  run.mockClear();
  for (const ask of Object.values(screens)) await ask();
  // As in an archive from before, whose cases are made anew while it is used already.
  const { events } = app.workplace();
  await events.begin();
  const before = run.mock.calls.length;
  await client.workbench.today({});
  askedMeanwhile = run.mock.calls.slice(before).map(([query]: [CompiledQuery]) => query.sql);
  await events.fill();
  await changeAll(client, caseId, issued);
  const { own, revision: begun } = await client.documents.get({ documentId: draft.id });
  await client.documents.save({ documentId: draft.id, revision: begun, own });
  const { revision } = await client.documents.get({ documentId: draft.id });
  await client.documents.finalise({ documentId: draft.id, revision });
  // Opening: the program is not there before it is through.
  const { archiveDir, dir } = test;
  const again = await createApp({
    resourcesRoot,
    configDir: join(dir, 'config'),
    archiveDir,
    capabilities: { host: 'cli' },
    log: stderrLog,
    resumeJobs: false,
  });
  await again.close();
  asked = [...new Set(run.mock.calls.map(([query]: [CompiledQuery]) => query.sql))];
  await test.close();
}, 120_000);

/** What a clerk enters on the page of a case, and takes back. */
async function changeAll(client: TestApp['client'], caseId: string, issued: AnjuanDocument): Promise<void> {
  const reason = '登记有误';
  const told = await client.way.tell({ caseId, event: 'defence_waived', on: '2026-03-05' });
  await client.way.withdraw({ caseId, toldId: told.id, reason });
  const { revision } = await client.way.traits({ caseId });
  await client.way.setTraits({ caseId, major: false, refund: false, revision });
  const { parties } = await client.parties.ofCase({ caseId });
  const second = present(parties[1], 'the second party');
  const partyId = present(second.id, 'its id');
  await client.parties.change({ caseId, partyId, ...second });
  const { agents } = await client.parties.addAgent({
    caseId,
    partyId,
    name: '王律师',
    powers: '代为陈述、申辩',
    since: '2026-03-05',
  });
  const { id: agentId } = present(agents[0], 'the agent');
  await client.parties.endAgent({ caseId, agentId, until: '2026-03-05' });
  await client.parties.removeAgent({ caseId, agentId, reason });
  await client.parties.remove({ caseId, partyId, reason });
  const { attemptId } = await client.service.tell({
    caseId,
    documentIds: [issued.id],
    recipient: parties[0]?.party.name ?? '',
    method: '直接送达',
    at: '2026-03-05T10:00',
    place: '住所',
    outcome: 'absent',
  });
  await client.service.withdraw({ caseId, attemptId, reason });
  const [receipt] = await client.service.draftReceipts({
    caseId,
    receipts: [{ recipient: parties[0]?.party.name ?? '', documentIds: [issued.id], method: '直接送达' }],
  });
  const { id: documentId } = present(receipt, 'the receipt');
  const { revision: begun } = await client.documents.get({ documentId });
  await client.documents.remove({ documentId, revision: begun });
}

/** An archive without statistics: what a plan rests on then is the indexes alone. */
function plansOf(statements: readonly string[]) {
  const database = new Sqlite(':memory:');
  migrate(database, readMigrations(join(resourcesRoot, 'main/migrations')));
  return (
    statements
      .filter((sql) => /^\s*(select|with|update|delete)/i.test(sql))
      // What the writer's connection notes for itself lasts as long as one act.
      .filter((sql) => !/touched_rows|open_write/.test(sql))
      .map((sql) => {
        const parameters = Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => '[]');
        const plan = planSchema.parse(database.prepare(`explain query plan ${sql}`).all(parameters));
        return { name: queryName(sql), sql, steps: plan.map(({ detail }) => detail) };
      })
  );
}

const TABLES: ReadonlySet<string> = new Set(
  [
    ...readFileSync(join(resourcesRoot, 'main/migrations/schema.sql'), 'utf8').matchAll(
      /CREATE TABLE (\w+)/g,
    ),
  ].map(([, name]) => name ?? ''),
);

/** What a name in a statement stands for: a table, or what is made on the way: a list asked with, rows of another select. */
function namesIn(sql: string): ReadonlyMap<string, string> {
  const NAMED =
    /(?:from|join|,)\s+(?:"?main"?\.)?"?(\w+)"?(?:\s+as)?\s+"?(?!where|on|order|group|join|inner|left|set)(\w+)"?/gi;
  const MADE = /(?:\)|json_each\([^()]*\))\s+(?:as\s+)?"?(?!where|and|or|on|order|group|then|as)(\w+)"?/gi;
  return new Map([
    ...[...TABLES].map((name) => [name, name] as const),
    ...[...sql.matchAll(MADE)].map(([, alias]) => [alias ?? '', ''] as const),
    ...[...sql.matchAll(NAMED)]
      .filter(([, table]) => TABLES.has(table ?? ''))
      .map(([, table, alias]) => [alias ?? '', table ?? ''] as const),
  ]);
}

/** Found by what is asked for, or rows of no table: they grow with the question. */
const BOUNDED =
  /^SCAN (?:json_each|pragma_table_info|\w+) VIRTUAL TABLE|cases_open|chains_moved|case_clocks_by_day|case_clocks_to_file|^SCAN (?:\(subquery|main\.sqlite_schema|CONSTANT|\d+ CONSTANT)/;

function scansOf(sql: string, steps: readonly string[]): readonly string[] {
  const names = namesIn(sql);
  let outer = sql;
  for (let before = ''; before !== outer; outer = outer.replace(/\([^()]*\)/g, '')) before = outer;
  // Walked in the order wanted, with nothing left out, it stops at the limit.
  const stops =
    /limit \?/i.test(sql) && !/ where /i.test(outer) && !steps.some((one) => one.includes('TEMP B-TREE'));
  return steps.filter((step) => {
    const scanned = BOUNDED.test(step) ? undefined : /^SCAN (\w+)/.exec(step)?.[1];
    if (scanned === undefined || stops) return false;
    const table = names.get(scanned) ?? scanned;
    return table !== '' && !SMALL.has(table);
  });
}

describe('what a screen waits for', () => {
  it('is every query of the contract', () => {
    const queries = operations.filter(({ meta }) => meta.kind === 'query').map(({ path }) => path.join('.'));
    expect([...Object.keys(screens), ...Object.keys(notAsked)].toSorted()).toEqual(queries.toSorted());
    expect(asked.length).toBeGreaterThan(150);
  });

  it('counts no cases through while what happened in them is made anew', () => {
    const behind = askedMeanwhile.filter((sql) => sql.includes('"serial" > ?') && sql.includes('count(*)'));
    expect(behind).toEqual([expect.stringContaining('limit ?')]);
  });

  it('reads no table through that grows with the archive', () => {
    const bad = plansOf(asked).flatMap(({ name, sql, steps }) =>
      WHOLE.some((whole) => whole.test(sql)) || scansOf(sql, steps).length === 0
        ? []
        : [{ name, sql, steps }],
    );
    expect(bad).toEqual([]);
  });
});

it('whatever points at a document is found by an index, or deleting a draft would read it all', () => {
  const database = new Sqlite(':memory:');
  migrate(database, readMigrations(join(resourcesRoot, 'main/migrations')));
  const rows = database
    .prepare(
      `select m.name as "table", k."from" as "column" from sqlite_schema m, pragma_foreign_key_list(m.name) k
       where m.type = 'table' and k."table" = 'documents'`,
    )
    .all();
  const references = z.array(z.object({ table: z.string(), column: z.string() })).parse(rows);
  expect(references.length).toBeGreaterThan(5);
  const scanned = references.filter(({ table, column }) =>
    planSchema
      .parse(database.prepare(`explain query plan select 1 from "${table}" where "${column}" = ?`).all('x'))
      .some(({ detail }) => detail.startsWith('SCAN')),
  );
  expect(scanned).toEqual([]);
});
