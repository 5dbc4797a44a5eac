import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Archive } from '#main/features/archive/archive.ts';
import { present } from '#shared/lib/assert.ts';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
} from '#tests/support/a-document.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

const PROGRAMS = 4;
const EACH = 4;

const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

function issuingProgram(archiveDir: string, ids: readonly string[]) {
  const script = join(import.meta.dirname, '../../support/issue-documents.ts');
  const child = spawn(process.execPath, [script, archiveDir, resourcesRoot, ...ids], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const numbers: string[] = [];
  const ready = once(lines, 'line').then(() => lines.on('line', (line) => numbers.push(line)));
  return { child, ready, ended: once(child, 'close'), numbers };
}

it('numbers have no gaps and no duplicates when four programs issue at once', async () => {
  const { id: caseId } = await aDecisionCase(test.client);
  const ids: string[] = [];
  for (let n = 0; n < PROGRAMS * EACH; n++) {
    ids.push((await aReadyDraft(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-05' })).id);
  }
  const programs = Array.from({ length: PROGRAMS }, (_, index) =>
    issuingProgram(test.archiveDir, ids.slice(index * EACH, (index + 1) * EACH)),
  );
  await Promise.all(programs.map((program) => program.ready));
  for (const { child } of programs) child.stdin.write('go\n');
  for (const { ended } of programs) expect(await ended).toEqual([0, null]);

  const drawn = programs.flatMap((program) => program.numbers);
  const expected = ids.map((_, index) => `濮市监罚告〔2026〕${(index + 1).toString()}号`);
  expect(drawn.toSorted()).toEqual(expected.toSorted());
  const register = await test.client.documents.numbers({ year: 2026 });
  expect(register.map((line) => line.sequence)).toEqual(ids.map((_, index) => index + 1));
  const documents = await test.client.documents.list({ caseId });
  expect(new Set(documents.map((document) => present(document.sha256, 'hash'))).size).toBe(ids.length);
  const { jobId } = await test.client.archive.verify({});
  expect(await test.app.workplace().jobs.ended(jobId)).toMatchObject({
    result: { checked: ids.length, damaged: [], missing: [], foreign: [], chain: 'intact' },
  });
});

it('each kind and each year counts for itself, by the day the document bears', async () => {
  const { id: caseId } = await aDecisionCase(test.client);
  const numberOf = async (template: number, day: string) =>
    (await anIssued(test.client, caseId, template, { document_date: day })).documentNumber;
  expect(await numberOf(PENALTY_NOTICE, '2026-03-05')).toBe('濮市监罚告〔2026〕1号');
  expect(await numberOf(PENALTY_NOTICE, '2027-01-04')).toBe('濮市监罚告〔2027〕1号');
  expect(await numberOf(PENALTY_DECISION, '2026-03-16')).toBe('濮市监处罚〔2026〕1号');
  expect(await numberOf(PENALTY_NOTICE, '2026-12-31')).toBe('濮市监罚告〔2026〕2号');
});

it('a finalising cut off before it was written down leaves a draft, and goes through the next time', async () => {
  const { id: caseId } = await aDecisionCase(test.client);
  const { id, revision } = await aReadyDraft(test.client, caseId, PENALTY_NOTICE);
  const { archive, documents, jobs } = test.app.workplace();
  // Writing the chain is the last step of an act: everything else, the PDF in the vault too, is done by then.
  // A trigger of the connection, since one in the archive's database is found as planted.
  await archive.unrecorded((tx) =>
    sql`create temp trigger power_cut before insert on main.acts begin select raise(abort, 'power cut'); end`.execute(
      tx,
    ),
  );
  await expect(documents.finalise(test.actor, id, revision)).rejects.toThrow('power cut');
  expect(await documents.get(id)).toMatchObject({ state: 'draft', revision });
  expect(await documents.numbers(2026)).toEqual([]);
  expect(await originalsOf(archive)).toHaveLength(1);

  await archive.unrecorded((tx) => sql`drop trigger power_cut`.execute(tx));
  clock.set('2026-03-05T17:00:00+08:00');
  const issued = await documents.finalise(test.actor, id, revision);
  expect(issued.documentNumber).toBe('濮市监罚告〔2026〕1号');
  expect(await originalsOf(archive)).toEqual([issued.sha256]);
  const { jobId } = await test.client.archive.verify({});
  expect(await jobs.ended(jobId)).toMatchObject({ result: { checked: 1, missing: [], foreign: [] } });
});

async function originalsOf({ vault }: Archive): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { sha256 } of vault.list()) found.push(sha256);
  return found;
}

it('thirty finalised at once in one program get thirty numbers', async () => {
  const { id: caseId } = await aDecisionCase(test.client);
  const { documents } = test.app.workplace();
  const drafts = [];
  for (let n = 0; n < 30; n++) drafts.push(await aReadyDraft(test.client, caseId, PENALTY_NOTICE));
  const issued = await Promise.all(
    drafts.map(({ id, revision }) => documents.finalise(test.actor, id, revision)),
  );
  expect(issued.map(({ documentNumber }) => documentNumber)).toEqual(
    drafts.map((_, index) => `濮市监罚告〔2026〕${(index + 1).toString()}号`),
  );
});

it('holds nobody up while the page is set, and sets it again when its number is gone meanwhile', async () => {
  const { id: caseId } = await aDecisionCase(test.client);
  const { id, revision } = await aReadyDraft(test.client, caseId, PENALTY_NOTICE);
  const { archive, documents } = test.app.workplace();
  const stage = vi.spyOn(archive, 'stage');
  stage.mockImplementationOnce(async (...args) => {
    stage.mockRestore();
    // The page lies there with number 1 in it; another clerk now registers that number.
    await test.client.documents.noteNumber({
      kind: '市监罚告',
      year: 2026,
      sequence: 1,
      title: '纸质告知书',
      reason: '纸上用过',
    });
    return archive.stage(...args);
  });
  const issued = await documents.finalise(test.actor, id, revision);
  expect(issued.documentNumber).toBe('濮市监罚告〔2026〕2号');
  // Of the page with the first number nothing stays.
  expect(await originalsOf(archive)).toEqual([issued.sha256]);
  expect(readdirSync(join(archive.vault.dir, 'incoming'))).toEqual([]);
  const pages = await pdfPages(readFileSync(archive.vault.pathOf(present(issued.sha256, 'hash'))));
  expect(pages.join('')).toContain('〔2026〕2号');
});
