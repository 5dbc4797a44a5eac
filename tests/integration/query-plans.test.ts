import { join } from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { Connection } from '#main/platform/sqlite/connection.ts';
import { migrate, readMigrations } from '#main/platform/sqlite/migrate.ts';
import { queryName } from '#main/platform/sqlite/slow-queries.ts';
import { putBytes } from '#tests/support/make-card.ts';
import { aDecisionCase, anIssued, aReadyDraft, PENALTY_NOTICE } from '../support/a-document.ts';
import { openTestApp, resourcesRoot } from '../support/temporary-archive.ts';

/** Grow with every case; the others hold what one bureau has of officers, templates, phrases and settings. */
const GROWING = new Set([
  'acts',
  'attachments',
  'batch_files',
  'batches',
  'bound_rows',
  'case_clocks',
  'case_events',
  'case_officers',
  'case_steps',
  'case_ways',
  'cases',
  'chains',
  'desk_lines',
  'document_corrections',
  'document_numbers',
  'document_versions',
  'documents',
  'evidence_numbers',
  'filed_documents',
  'jobs',
  'numbers_elsewhere',
  'originals',
  'recordings',
  'saved_states',
  'seal_heads',
  'seals',
  'set_aside_findings',
  'signed_scans',
]);

/**
 * What is asked of the whole archive on purpose: how many cases there are stands above the list (an index is counted,
 * no row is read).
 */
const WHOLE: readonly RegExp[] = [/^select count\(\*\) as "n" from "cases"$/];

const planSchema = z.array(z.object({ detail: z.string() }));
let asked: readonly string[] = [];
let askedMeanwhile: readonly string[] = [];

/** Everything the screens ask, over an archive of one case of every kind of content. */
beforeAll(async () => {
  const run = vi.spyOn(Connection.prototype, 'executeQuery');
  const test = await openTestApp();
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
  run.mockClear();

  const sorts = ['updated', 'number', 'clue', 'party', 'stage'] as const;
  for (const sort of sorts) {
    await client.cases.list({ sort });
    await client.cases.list({ sort, stage: 'filed' });
  }
  await client.workbench.today({});
  // As in an archive from before, whose cases are made anew while it is used already.
  const { events } = app.workplace();
  await events.begin();
  const before = run.mock.calls.length;
  await client.workbench.today({});
  askedMeanwhile = run.mock.calls.slice(before).map(([query]: [CompiledQuery]) => query.sql);
  await events.fill();
  for (const scope of ['all', 'overdue', 'week', 'filing'] as const) {
    await client.procedure.running({ scope });
    await client.procedure.running({ scope, rule: 'D1', officerId: 'x', text: '超市' });
    await client.procedure.days({ scope, from: '2026-03-01', to: '2026-03-31' });
  }
  await client.cases.get({ caseId });
  await client.documents.list({ caseId });
  await client.documents.check({ caseId });
  await client.documents.numbers({ year: 2026 });
  await client.archive.acts({ caseId, limit: 50 });
  await client.archive.acts({ limit: 50 });
  await client.jobs.list({});
  await client.intake.recordings({ caseId });
  await client.intake.recordings({ unassigned: true });
  await client.intake.batches({});
  await client.intake.scan({ folderId: app.folders.hand(card).folderId });
  await client.volumes.plan({ caseId });
  for (const { id } of [issued, draft]) {
    const { own, revision, state } = await client.documents.get({ documentId: id });
    await client.documents.history({ documentId: id });
    await client.documents.similar({ documentId: id, text: '' });
    if (state === 'draft') await client.documents.save({ documentId: id, revision, own });
  }
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

const scansOf = (sql: string, steps: readonly string[]): readonly string[] => {
  const aliases = new Map(
    [...sql.matchAll(/(?:from|join)\s+"?(\w+)"?(?:\s+as\s+"?(\w+)"?)?/gi)].map(([, table, alias]) => [
      alias ?? table ?? '',
      table ?? '',
    ]),
  );
  let outer = sql;
  for (let before = ''; before !== outer; outer = outer.replace(/\([^()]*\)/g, '')) before = outer;
  return steps.filter((step) => {
    // An index that holds only what is asked for grows with that and not with the archive.
    const scanned = /cases_open|chains_moved|case_clocks_by_day|case_clocks_to_file/.test(step)
      ? undefined
      : /^SCAN (\w+)/.exec(step)?.[1];
    // Walked in the order wanted, with nothing left out, it stops at the limit.
    const stops =
      /limit \?/i.test(sql) && !/ where /i.test(outer) && !steps.some((one) => one.includes('TEMP B-TREE'));
    return scanned !== undefined && GROWING.has(aliases.get(scanned) ?? scanned) && !stops;
  });
};

describe('what a screen waits for', () => {
  it('is asked at all', () => {
    expect(asked.length).toBeGreaterThan(40);
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
