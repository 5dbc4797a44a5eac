import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Finding, verifyReportSchema } from '#shared/contract/archive.ts';
import type { Case } from '#shared/contract/cases.ts';
import { present } from '#shared/lib/assert.ts';
import { aCase } from '#tests/support/a-case.ts';
import { attach, openPracticeFile, type PracticeFile, textPdf } from '#tests/support/practice-file.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

let file: PracticeFile;
beforeEach(async () => {
  file = await openPracticeFile(fixedClock('2026-05-08T09:30:00+08:00'));
});
afterEach(() => file.test.close());

/** Somebody with SQL, past the program, while it runs. */
function byHand(...statements: string[]): void {
  const db = new Sqlite(join(file.test.archiveDir, 'archive.sqlite'));
  db.pragma('foreign_keys = OFF');
  for (const statement of statements) db.exec(statement);
  db.close();
}

async function verified() {
  const { client, app } = file.test;
  const { jobId } = await client.archive.verify({ full: true });
  return verifyReportSchema.parse((await app.workplace().jobs.ended(jobId)).result);
}

const only = (findings: readonly Finding[]): Finding => {
  expect(findings).toHaveLength(1);
  return present(findings[0], 'a finding');
};
const accept = ({ table = '', key = '' }: Pick<Finding, 'table' | 'key'>, reason = '信息科按来函更正') =>
  file.test.client.archive.accept({ table, key, reason });

const change = async (theCase: Case, cause: string) => {
  const { client } = file.test;
  const { id, revision, officers } = await client.cases.get({ caseId: theCase.id });
  const officerIds = officers.map((officer) => officer.id);
  return client.cases.update({ ...(await aCase(client)), officerIds, cause, caseId: id, revision });
};

describe('a row changed by hand', () => {
  it('is not written over: the chain would take what somebody put there for what the program wrote', async () => {
    byHand(`update cases set party_name = '别人' where id = '${file.theCase.id}'`);
    expect(await refused(change(file.theCase, '另一案由'))).toMatchObject({
      code: 'archive-damaged',
      message: expect.stringMatching(/^案件“.*”在程序之外被改动.*没有保存/),
    });
    expect(only((await verified()).findings).fields).toEqual([
      { field: '当事人名称', was: expect.any(String), is: '“别人”' },
    ]);
  });

  it('nor one that was put in by hand, or taken away', async () => {
    const { id: attachmentId } = await attach(file, '执照.pdf', await textPdf('执照', 1), {
      title: '营业执照',
    });
    byHand(`delete from attachments where id = '${attachmentId}'`);
    byHand("insert into placements (case_id, item_id, title) select id, 'x', '假' from cases");
    const written = file.test.app.workplace().archive.act(file.test.actor, async (tx) => {
      await tx.updateTable('placements').set({ title: '改' }).where('item_id', '=', 'x').execute();
      return { value: undefined, act: { act: 'test', sentence: '改', caseId: file.theCase.id } };
    });
    await expect(written).rejects.toMatchObject({ code: 'archive-damaged' });
    expect((await verified()).findings.map(({ state }) => state).toSorted()).toEqual(['added', 'missing']);
  });

  it('is accepted by somebody with the right, with a reason; verification says who, and it may be written again', async () => {
    byHand(`update cases set party_name = '别人' where id = '${file.theCase.id}'`);
    const finding = only((await verified()).findings);
    expect(finding).toMatchObject({ acceptable: true, table: 'cases' });
    const { said } = await accept(finding);
    expect(said).toMatch(/^采用程序之外的改动：案件“.*当事人名称原为.*，现为“别人”。理由：信息科按来函更正$/);
    const after = await verified();
    expect(after).toMatchObject({ chain: 'intact', findings: [] });
    expect(after.accepted).toEqual([
      {
        sentence: finding.sentence,
        reason: '信息科按来函更正',
        by: file.test.actor.name,
        at: '2026-05-08T09:30:00+08:00',
        caseId: file.theCase.id,
      },
    ]);
    expect((await change(file.theCase, '另一案由')).cause).toBe('另一案由');
    const acts = await file.test.client.archive.acts({ caseId: file.theCase.id });
    expect(acts.map(({ act, actor }) => `${act} ${actor}`)).toContain(
      `archive.accept ${file.test.actor.name}`,
    );
    // Said once: who deletes the note of it is seen, and there is nothing left to accept.
    expect((await refused(accept(finding))).code).toBe('conflict');
    byHand('delete from accepted_rows');
    expect(only((await verified()).findings)).toMatchObject({ table: 'accepted_rows', state: 'missing' });
  });

  it('that was only said about a case may also be accepted as gone', async () => {
    const { actor } = file.test;
    await file.test.app.workplace().archive.act(actor, async (tx) => {
      await tx
        .insertInto('placements')
        .values({ case_id: file.theCase.id, item_id: 'x', title: '营业执照' })
        .execute();
      return { value: undefined, act: { act: 'test', sentence: '说明', caseId: file.theCase.id } };
    });
    byHand('delete from placements');
    await accept(only((await verified()).findings));
    expect((await verified()).findings).toEqual([]);
  });
});

describe('nobody may accept', () => {
  it.each([
    [
      'an issued document',
      "update documents set fixed = replace(fixed, '元', '角') where state = 'finalised'",
    ],
    ['a document number', 'update document_numbers set sequence = sequence + 10'],
    ['an original', "update originals set mime = 'x' where sha256 = (select min(sha256) from originals)"],
    ['a template', "update template_versions set content = content || ' '"],
    ['a case number', "update cases set case_number = '濮市监案〔2026〕9号'"],
    ['what was put in', "insert into placements (case_id, item_id, title) select id, 'x', '假' from cases"],
    ['a password', "update account_secrets set hash = 'x'"],
    ['that an officer is gone', 'delete from officers where id = (select max(id) from officers)'],
  ])('%s', async (_what, statement) => {
    byHand(statement);
    const findings = (await verified()).findings.filter(({ what }) => what === 'row');
    expect(findings.length).toBeGreaterThan(0);
    // Nor is it offered where the kind of change alone forbids it.
    for (const { state, acceptable } of findings) if (state !== 'changed') expect(acceptable).not.toBe(true);
    for (const finding of findings)
      expect(await refused(accept(finding))).toMatchObject({
        code: 'blocked-by-rule',
        message: expect.stringMatching(/不能采用：.*任何人都不能采用/),
      });
    expect((await verified()).findings.length).toBeGreaterThan(0);
  });

  it('what is said of himself', async () => {
    byHand(`update officers set certificate_valid_until = '2099-12-31' where id = '${file.test.actor.id}'`);
    expect((await refused(accept(only((await verified()).findings)))).message).toMatch(
      /本人的登记，须由另一名管理员采用/,
    );
  });

  it('what is as it was, or is no row at all', async () => {
    expect((await refused(accept({ table: 'cases', key: file.theCase.id }))).code).toBe('conflict');
    expect((await refused(accept({ table: 'acts', key: '1' }))).code).toBe('not-found');
  });
});
