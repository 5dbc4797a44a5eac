import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { present } from '#shared/lib/assert.ts';
import { aDecisionCase, anIssued, aReadyDraft, PENALTY_DECISION } from '#tests/support/a-document.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { darkBox, readPgm, readQr, sampleModules } from '#tests/support/read-qr.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
let caseId: string;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
  caseId = (await aDecisionCase(test.client)).id;
});
afterEach(() => test.close());

const switchOn = async (pageCode: boolean) =>
  test.client.settings.savePreferences({ ...(await test.client.settings.preferences({})), pageCode });

async function pdfAt(address: string): Promise<Buffer> {
  const asset = present(await test.asset(address), address);
  return buffer(asset.open(0, asset.bytes - 1));
}

/** Below the footers of any form, right of the middle: A4 in mm. */
const MARGIN = { left: 105 / 210, right: 1, top: 277 / 297, bottom: 1 };

/** What the mark of each page says, as a reader of the printed paper finds it; undefined where there is none. */
async function marksOf(pdf: Buffer): Promise<readonly (string | undefined)[]> {
  const file = join(test.dir, 'page.pdf');
  writeFileSync(file, pdf);
  const pages = (await pdfPages(pdf)).length;
  return Array.from({ length: pages }, (_, index) => {
    const page = (index + 1).toString();
    const drawn = execFileSync('pdftoppm', ['-gray', '-r', '300', '-f', page, '-l', page, file], {
      maxBuffer: 1 << 26,
    });
    const picture = readPgm(drawn);
    const box = darkBox(picture, MARGIN);
    if (box === undefined) return undefined;
    const side = ((box.right - box.left) / picture.width) * 210;
    expect(side).toBeGreaterThan(10.8);
    expect(side).toBeLessThan(11.2);
    return readQr(sampleModules(picture, box, 29));
  });
}

const expected = ({ id, pages }: AnjuanDocument, version: number): string[] =>
  Array.from({ length: pages ?? 0 }, (_, index) => `ANJUAN:1/${id.toUpperCase()}/${version}/${index + 1}`);

describe('the mark of a page', () => {
  it('names document, version and page on every page, and can be read from the printed paper', async () => {
    await switchOn(true);
    const issued = await anIssued(test.client, caseId, PENALTY_DECISION);
    expect(issued.pages).toBeGreaterThan(1);
    expect(await marksOf(await pdfAt(`documents/${issued.id}.pdf`))).toEqual(expected(issued, 1));

    const draft = await test.client.documents.correct({ documentId: issued.id, reason: '写错' });
    const { id: documentId, revision } = draft;
    const corrected = await test.client.documents.finalise({ documentId, revision });
    expect(await marksOf(await pdfAt(`documents/${issued.id}.pdf`))).toEqual(expected(corrected, 2));
    expect(await marksOf(await pdfAt(`documents/${issued.id}/v1.pdf`))).toEqual(expected(issued, 1));
  });

  it('changes no line of the page, and leaves the PDF what it was: PDF/A-2b without pictures', async () => {
    const plain = await anIssued(test.client, caseId, PENALTY_DECISION);
    await switchOn(true);
    const marked = await anIssued(test.client, caseId, PENALTY_DECISION);
    const [without, withMark] = await Promise.all(
      [plain, marked].map(({ id }) => pdfAt(`documents/${id}.pdf`)),
    );
    const words = async (pdf: Buffer | undefined) =>
      (await pdfPages(present(pdf, 'pdf'))).map((page) => page.replaceAll(/〕\d+号/g, '〕号'));
    expect(await words(withMark)).toEqual(await words(without));
    const source = present(withMark, 'pdf').toString('latin1');
    expect(source).toMatch(/pdfaid:part>2</);
    expect(source).toMatch(/pdfaid:conformance>B</);
    expect(source).not.toContain('/Subtype /Image');
    expect(source).not.toContain('/Subtype/Image');
  });

  it('is there only where it was switched on: not by default, nor on drafts and blank forms', async () => {
    const plain = await anIssued(test.client, caseId, PENALTY_DECISION);
    const none = Array.from({ length: plain.pages ?? 0 }, () => undefined);
    expect(await marksOf(await pdfAt(`documents/${plain.id}.pdf`))).toEqual(none);
    await switchOn(true);
    const draft = await aReadyDraft(test.client, caseId, PENALTY_DECISION);
    expect(await marksOf(await pdfAt(`documents/${draft.id}.pdf`))).toEqual(none);
    expect(new Set(await marksOf(await pdfAt('blank/45.pdf')))).toEqual(new Set([undefined]));
    expect(await marksOf(await pdfAt(`documents/${plain.id}.pdf`))).toEqual(none);
  });
});
