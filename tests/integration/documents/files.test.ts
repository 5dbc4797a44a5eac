import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docxOf } from '#main/platform/docx/docx-of.ts';
import { present } from '#shared/lib/assert.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import { plainText } from '#shared/domain/documents/page/tree.ts';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
} from '#tests/support/a-document.ts';
import { bareWords, docxPart, docxWords, xmlProblem } from '#tests/support/docx-reader.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { sampleValues } from '#tests/support/sample-case.ts';
import { withoutNumber } from '#tests/support/printed-words.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
});
afterEach(() => test.close());

async function fetched(address: string) {
  const asset = present(await test.asset(encodeURI(address)), address);
  return { ...asset, content: await buffer(asset.open(0, asset.bytes - 1)) };
}

describe('the files of a document', () => {
  it('are the vault’s PDF once it is finalised, with its values and rare characters in it', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const { id, pages } = await anIssued(test.client, caseId, PENALTY_DECISION);
    const pdf = await fetched(`documents/${id}.pdf`);
    expect(pdf).toMatchObject({
      mime: 'application/pdf',
      fileName: '行政处罚决定书 濮市监处罚〔2026〕1号.pdf',
    });
    const printed = await pdfPages(pdf.content);
    expect(printed).toHaveLength(pages ?? 0);
    const words = bareWords(printed.join(''));
    for (const value of ['张䶮、李喆', '濮市监处罚〔2026〕1号', '2026年3月5日', '2．罚款5000.00元。']) {
      expect(words).toContain(bareWords(value));
    }
    expect(pdf.content.toString('latin1')).toContain('pdfaid');
  });

  it('say the same words as PDF and as DOCX', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const { id } = await anIssued(test.client, caseId, PENALTY_DECISION);
    const docx = await fetched(`documents/${id}.docx`);
    expect(docx.fileName).toBe('行政处罚决定书 濮市监处罚〔2026〕1号.docx');
    const inDocx = bareWords(docxWords(docxPart(docx.content, 'word/document.xml')));
    const pages = await pdfPages((await fetched(`documents/${id}.pdf`)).content);
    const inPdf = bareWords(pages.map(withoutNumber).join(''));
    expect(inDocx).toBe(inPdf);
  });

  it('are set from the draft while it is one, under a name that says so, and without a number', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const { id } = await aReadyDraft(test.client, caseId, PENALTY_NOTICE);
    const pdf = await fetched(`documents/${id}.pdf`);
    expect(pdf.fileName).toBe('行政处罚告知书（草稿）.pdf');
    expect((await pdfPages(pdf.content)).join('')).toContain('市监罚告〔');
    expect((await fetched(`documents/${id}.docx`)).fileName).toBe('行政处罚告知书（草稿）.docx');
  });

  it('exist as official blanks, and nothing else has an address', async () => {
    const blank = await fetched('blank/7.pdf');
    expect(blank.fileName).toBe('立案、不予立案审批表（空白）.pdf');
    expect((await fetched('blank/7.docx')).mime).toContain('wordprocessingml');
    for (const address of ['blank/99.pdf', 'documents/none.pdf', 'documents/x.exe', 'blank/7.pdf/..']) {
      expect(await test.asset(address), address).toBeUndefined();
    }
  });

  it('hold the words of the printed page in DOCX for every template, filled and blank', async () => {
    const { documents } = test.app.workplace();
    for (const template of documents.templates()) {
      for (const mode of ['filled', 'blank'] as const) {
        const tree = layOut(template, sampleValues(template), mode);
        const docx = await docxOf(tree, {
          title: tree.title,
          creator: '',
          createdAt: '2026-03-05T09:30:00+08:00',
        });
        const xml = docxPart(docx, 'word/document.xml');
        expect(xmlProblem(xml), template.name).toBeUndefined();
        const last = plainText({ ...tree, body: tree.page.lastFooter });
        // The mark stands in a filler row, which is not among the words.
        const words = bareWords(docxWords(xml)).replace('以下空白', '');
        expect(words, `${template.name} ${mode}`).toBe(bareWords(plainText(tree) + last));
      }
    }
  });
});

describe('previews', () => {
  it('show unsaved values on the pages asked for and change nothing', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const draft = await aReadyDraft(test.client, caseId, PENALTY_DECISION);
    const shown = await test.client.documents.preview({
      documentId: draft.id,
      own: { facts: '只看一看' },
      from: 2,
      count: 1,
    });
    expect(shown.pages).toHaveLength(1);
    expect(shown).toMatchObject({ from: 2 });
    expect(shown.total).toBeGreaterThan(1);
    expect(shown.pages[0]).toMatch(/^<svg/);
    expect(shown.pages[0]).toContain('anjuan:field/');
    expect((await test.client.documents.get({ documentId: draft.id })).revision).toBe(draft.revision);
  });

  it('of a blank show every page of the form', async () => {
    const blank = await test.client.documents.blankPreview({ templateNumber: 9 });
    expect(blank.pages).toHaveLength(blank.total);
  });
});

describe('documents for the command line', () => {
  it('are rendered over the facts of a case without being saved', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const { documents } = test.app.workplace();
    const pdf = await documents.render(caseId, PENALTY_DECISION, 'pdf', { facts: '另写的事实' });
    expect(bareWords((await pdfPages(pdf.bytes)).join(''))).toContain('另写的事实');
    const svg = await documents.render(caseId, PENALTY_DECISION, 'svg');
    expect(Buffer.from(svg.bytes).toString()).toMatch(/^<svg/);
    expect(await documents.ofCase(caseId)).toEqual([]);
  });

  it('print sheets of the volume from computed values', async () => {
    const { documents } = test.app.workplace();
    const sheet = await documents.renderPdf('dossier_index', {
      items: [{ title: '行政处罚决定书', number: '濮市监处罚〔2026〕1号', date: '', pages: '1', remark: '' }],
    });
    expect(bareWords((await pdfPages(sheet)).join(''))).toContain('卷内文件目录');
  });
});
