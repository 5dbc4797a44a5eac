import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { aDecisionCase, anIssued, aReadyDraft, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { openPdfJs, popplerPicture } from '#tests/support/page-pictures.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const clock = fixedClock();
let test: TestApp;
let caseId = '';
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
  caseId = (await aDecisionCase(test.client)).id;
});
afterEach(() => test.close());

async function pdfOf(id: string): Promise<Buffer> {
  const asset = present(await test.asset(`documents/${id}.pdf`), 'PDF');
  return buffer(asset.open(0, asset.bytes - 1));
}

/** How often words stand on each page. */
function countOn(pdf: Buffer, words: string): readonly number[] {
  const file = join(temporaryFolder(), 'document.pdf');
  writeFileSync(file, pdf);
  const pages = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  return pages.map((page) => page.replace(/\s/g, '').split(words).length - 1);
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('what does not count says so on paper', () => {
  it('a draft bears 草稿 on every page, what is kept when it is issued does not', async () => {
    const draft = await aReadyDraft(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-05' });
    const marked = countOn(await pdfOf(draft.id), '草稿');
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.every((count) => count === 1)).toBe(true);
    const issued = await test.client.documents.finalise({ documentId: draft.id, revision: draft.revision });
    const kept = await pdfOf(issued.id);
    expect(countOn(kept, '草稿').every((count) => count === 0)).toBe(true);
    expect(sha256(kept)).toBe(issued.sha256);
  });

  it('a void document bears 作废 on every page, the same each time; the kept original is untouched', async () => {
    const issued = await anIssued(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-05' });
    const before = countOn(await pdfOf(issued.id), '作废');
    await test.client.documents.void({ documentId: issued.id, reason: '当事人名称有误' });
    const marked = await pdfOf(issued.id);
    expect(countOn(marked, '作废')).toEqual(before.map((count) => count + 1));
    expect(sha256(await pdfOf(issued.id))).toBe(sha256(marked));
    const original = present(
      await test.asset(`originals/${present(issued.sha256, 'hash')}`),
      'the kept original',
    );
    const kept = await buffer(original.open(0, original.bytes - 1));
    expect(sha256(kept)).toBe(issued.sha256);
    expect(countOn(kept, '作废')).toEqual(before);
  });
});

describe('the mark', () => {
  /** Which share of a page is of the grey of the mark, which nothing else on it has. */
  const greyShare = ({ shades }: { readonly shades: Uint8Array }): number =>
    shades.filter((shade) => shade > 205 && shade < 225).length / shades.length;

  it('is seen by strangers’ readers, and the words through it', async () => {
    const issued = await anIssued(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-05' });
    const keptFile = join(temporaryFolder(), 'kept.pdf');
    writeFileSync(keptFile, await pdfOf(issued.id));
    await test.client.documents.void({ documentId: issued.id, reason: '当事人名称有误' });
    const voidFile = join(temporaryFolder(), 'void.pdf');
    writeFileSync(voidFile, await pdfOf(issued.id));
    const draft = await aReadyDraft(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-05' });
    const draftFile = join(temporaryFolder(), 'draft.pdf');
    writeFileSync(draftFile, await pdfOf(draft.id));

    const pdfJs = await openPdfJs();
    try {
      for (const draw of [
        (file: string) => Promise.resolve(popplerPicture(file, 1, 1)),
        (file: string) => pdfJs.page(file, 1, 1),
      ]) {
        const kept = await draw(keptFile);
        expect(greyShare(kept)).toBeLessThan(0.01);
        for (const file of [voidFile, draftFile]) expect(greyShare(await draw(file))).toBeGreaterThan(0.05);
        // No dark point of the kept page has become light.
        const marked = await draw(voidFile);
        expect(kept.shades.some((shade, at) => shade < 64 && (marked.shades[at] ?? 255) > 128)).toBe(false);
      }
    } finally {
      await pdfJs.close();
    }
  });
});

describe('a document is drafted anew', () => {
  it('from a void one: with what was written in it, with a day and a number of its own', async () => {
    const issued = await anIssued(test.client, caseId, PENALTY_NOTICE, {
      document_date: '2026-03-05',
      suspected_act: '涉嫌销售标签不合格食品',
    });
    await test.client.documents.void({ documentId: issued.id, reason: '当事人名称有误' });
    clock.set('2026-03-09T09:30:00+08:00');
    const anew = await test.client.documents.draftAnew({ documentId: issued.id });
    expect(anew).toMatchObject({ state: 'draft', caseId, templateNumber: PENALTY_NOTICE });
    expect(anew.id).not.toBe(issued.id);
    expect(anew.values['suspected_act']).toBe('涉嫌销售标签不合格食品');
    expect(anew.values['document_date']).toBe('2026-03-09');
    const second = await test.client.documents.finalise({ documentId: anew.id, revision: anew.revision });
    expect(second.documentNumber).toBe('濮市监罚告〔2026〕2号');
    const acts = await test.client.archive.acts({ caseId });
    expect(
      acts.some(({ sentence }) => sentence.startsWith('依照《行政处罚告知书》濮市监罚告〔2026〕1号另行起草')),
    ).toBe(true);
  });

  it('from one in force, which stays as it is; not from a draft', async () => {
    const issued = await anIssued(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-05' });
    const anew = await test.client.documents.draftAnew({ documentId: issued.id });
    expect((await test.client.documents.get({ documentId: issued.id })).state).toBe('finalised');
    expect(await refused(test.client.documents.draftAnew({ documentId: anew.id }))).toMatchObject({
      code: 'blocked-by-rule',
    });
  });
});
