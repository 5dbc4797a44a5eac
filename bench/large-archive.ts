import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import * as z from 'zod';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { aDecisionCase, anIssued, aReadyDraft, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { windowAt } from '#tests/support/window-at.ts';
import { practiceSetup, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { sitDown, withTestPins } from '#tests/support/sit-down.ts';

/** Documents and acts of each case; every fifth case is open. */
const DOCUMENTS = 10;
const ACTS = 50;
const OPEN = 5;

export async function openLarge(dir: string) {
  const app = await createApp({
    resourcesRoot,
    configDir: `${dir}-config`,
    archiveDir: dir,
    capabilities: { host: 'cli' },
    log: stderrLog,
    resumeJobs: false,
  });
  const { client } = windowAt(app);
  await sitFirst(client);
  return { app, client };
}

async function sitFirst(client: ReturnType<typeof windowAt>['client']): Promise<void> {
  const [first] = await client.session.candidates({});
  if (first !== undefined) await sitDown(client, first.id);
}

/**
 * An archive of `cases` cases in `dir`: one case made by the program, its rows multiplied by plain SQL. Made once; what
 * an interrupted making left is made anew. Its chain of acts holds the right number of rows and proves nothing.
 */
export async function makeLarge(dir: string, cases: number): Promise<void> {
  const part = `${dir}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const app = await createApp({
    resourcesRoot,
    configDir: join(part, 'config'),
    capabilities: { host: 'cli' },
    log: stderrLog,
  });
  const { client } = windowAt(app);
  const home = app.folders.hand(part);
  await client.setup.create({
    ...withTestPins(practiceSetup),
    location: { folderId: home.folderId, name: 'archive' },
  });
  await sitFirst(client);
  const { id } = await aDecisionCase(client);
  for (let n = 0; n < DOCUMENTS - 2; n++) await anIssued(client, id, PENALTY_NOTICE);
  for (let n = 0; n < 2; n++) await aReadyDraft(client, id, PENALTY_NOTICE);
  await app.close();
  const database = new Sqlite(join(part, 'archive', 'archive.sqlite'));
  database.pragma('synchronous = OFF');
  database.pragma('journal_mode = MEMORY');
  database.pragma('cache_size = -400000');
  database.pragma('foreign_keys = OFF');
  multiply(database, id, cases);
  database.exec('ANALYZE');
  database.pragma('journal_mode = WAL');
  database.close();
  renameSync(join(part, 'archive'), dir);
  rmSync(part, { recursive: true, force: true });
}

const textSchema = z.array(z.string());

/** Copies the rows of the case, other keys in place of its own; columns that later migrations add are copied too. */
function multiply(database: Sqlite.Database, seed: string, cases: number): void {
  const columnsOf = (table: string): readonly string[] =>
    textSchema.parse(database.prepare(`select name from pragma_table_info(?)`).pluck().all(table));
  const copy = (table: string, from: string, own: Readonly<Record<string, string>>): void => {
    const columns = columnsOf(table);
    const values = columns.map((column) => own[column] ?? `seed."${column}"`);
    const started = performance.now();
    database.exec(
      `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) select ${values.join(', ')} from ${from}`,
    );
    console.log(`  ${table}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  };
  database.exec(`create temp table copies (n integer primary key);
    insert into temp.copies with recursive c (n) as (select 2 union all select n + 1 from c where n < ${cases.toString()}) select n from c`);
  database.exec('begin');
  const of = `${JSON.stringify('copies')} join`;
  const open = `n % ${OPEN.toString()} = 0`;
  const day = `date('2018-01-01', (n * 7919 % 2980) || ' days')`;
  copy('cases', `${of} cases seed on seed.id = '${seed}' order by n`, {
    serial: 'seed.serial + n',
    id: `'case-' || n`,
    case_number: `seed.case_number || '-' || n`,
    number_sequence: 'n + 1',
    party_name: `seed.party_name || n`,
    stage: `case when ${open} then seed.stage else 'closed' end`,
    clue_on: day,
    updated_at: `${day} || 'T09:30:00+08:00'`,
  });
  copy('case_officers', `${of} case_officers seed on seed.case_id = '${seed}' order by n`, {
    case_id: `'case-' || n`,
  });
  copy('documents', `${of} documents seed on seed.case_id = '${seed}' order by n, seed.id`, {
    id: `seed.id || '-' || n`,
    case_id: `'case-' || n`,
    document_number: `seed.document_number || '-' || n`,
    state: `case when ${open} then seed.state else 'finalised' end`,
    updated_at: `${day} || 'T09:30:00+08:00'`,
  });
  copy('document_numbers', `${of} document_numbers seed order by n`, {
    sequence: `seed.sequence + 10 * n`,
    year: `2018 + n % 8`,
    document_id: `seed.document_id || '-' || n`,
  });
  for (const table of ['case_events', 'case_clocks'])
    if (columnsOf(table).length > 0)
      copy(
        table,
        `${of} ${table} seed on seed.case_id = '${seed}' ${table === 'case_clocks' ? `where ${open}` : ''} order by n`,
        {
          case_id: `'case-' || n`,
          document_id: `seed.document_id || '-' || n`,
        },
      );
  // What is next lies before somebody in every open case; each has its own last day.
  const ofCase = { case_id: `'case-' || n` };
  copy('case_steps', `${of} case_steps seed on seed.case_id = '${seed}' where ${open} order by n`, ofCase);
  copy('desk_lines', `${of} desk_lines seed on seed.case_id = '${seed}' where ${open} order by n`, {
    ...ofCase,
    rank: `case seed.kind when 'step' then date(${day}, '90 days') else seed.rank end`,
  });
  copy('case_ways', `${of} case_ways seed on seed.case_id = '${seed}' order by n`, {
    ...ofCase,
    changes_on: `case when ${open} then '2999-12-31' end`,
  });
  // Each case has its chain with its head, and the acts bind its rows as they are now.
  const base = z.number().parse(database.prepare('select max(sequence) from acts').pluck().get());
  const sequence = `${base.toString()} + (n - 2) * ${ACTS.toString()}`;
  database.exec(`create temp table repeated (k integer primary key);
    insert into temp.repeated with recursive c (k) as (select 1 union all select k + 1 from c where k < ${ACTS.toString()}) select k from c`);
  copy(
    'acts',
    `copies join repeated join acts seed on seed.sequence = (select max(sequence) from acts where case_id = '${seed}') order by n, k`,
    {
      sequence: `${sequence} + k`,
      chain: `'case-' || n`,
      case_id: `'case-' || n`,
      position: 'k',
      hash: `lower(hex(randomblob(32)))`,
    },
  );
  copy('chains', `${of} chains seed on seed.chain = '${seed}' order by n`, {
    chain: `'case-' || n`,
    position: ACTS.toString(),
    sequence: `${sequence} + ${ACTS.toString()}`,
    hash: `(select hash from acts where acts.sequence = ${sequence} + ${ACTS.toString()})`,
    sealed: ACTS.toString(),
  });
  copy(
    'bound_rows',
    `${of} (select * from bound_rows bound where case_id = '${seed}' and sequence =
      (select max(later.sequence) from bound_rows later where later.table_name = bound.table_name and later.row_key = bound.row_key)) seed
      order by n, seed.row_key`,
    {
      sequence: `${sequence} + 1`,
      case_id: `'case-' || n`,
      row_key: `case when seed.row_key = '${seed}' then 'case-' || n when seed.row_key like '[%' then seed.row_key || n else seed.row_key || '-' || n end`,
    },
  );
  database.exec('commit');
}
