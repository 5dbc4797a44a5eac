import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_PRINTED, togetherAddress } from '#shared/domain/documents/print-together.ts';
import { present } from '#shared/lib/assert.ts';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
} from '#tests/support/a-document.ts';
import { bareWords } from '#tests/support/docx-reader.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { textPdf } from '#tests/support/practice-file.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const SAMPLING_RECORD = 29;

let test: TestApp;
let clock: ReturnType<typeof fixedClock>;
let caseId: string;
beforeEach(async () => {
  clock = fixedClock();
  test = await openTestApp({ clock });
  caseId = (await aDecisionCase(test.client)).id;
});
afterEach(() => test.close());

async function content(address: string): Promise<Buffer> {
  const asset = present(await test.asset(address), address);
  return buffer(asset.open(0, asset.bytes - 1));
}
const pagesAt = async (address: string) => (await pdfPages(await content(address))).map(bareWords);
const together = (...ids: string[]) => pagesAt(togetherAddress(ids));
const alone = (id: string) => pagesAt(`documents/${id}.pdf`);
const samples = async (...products: string[]) =>
  (
    await test.client.documents.createBatch({
      caseId,
      templateNumber: SAMPLING_RECORD,
      rows: products.map((product_name) => ({ product_name })),
    })
  ).map(({ id }) => id);

describe('documents printed together', () => {
  it('are one file in the order asked for, what is issued from the vault and drafts as they stand', async () => {
    const decision = await anIssued(test.client, caseId, PENALTY_DECISION);
    const draft = await aReadyDraft(test.client, caseId, PENALTY_NOTICE);
    const [soy = ''] = await samples('酱油');
    const apart = [...(await alone(soy)), ...(await alone(decision.id)), ...(await alone(draft.id))];
    expect(await together(soy, decision.id, draft.id)).toEqual(apart);
    expect(apart.join('')).toContain(bareWords('濮市监处罚〔2026〕1号'));
    expect(await together(draft.id, soy)).toEqual([...(await alone(draft.id)), ...(await alone(soy))]);
    const asset = present(await test.asset(togetherAddress([soy, draft.id])), 'the file');
    expect(asset).toMatchObject({ mime: 'application/pdf' });
    expect(asset.fileName).toMatch(/文书2份\.pdf$/);
    // Fetched in parts, each part is of the same file.
    const before = await content(togetherAddress([soy, draft.id]));
    clock.set('2026-03-05T09:30:07+08:00');
    expect(await content(togetherAddress([soy, draft.id]))).toEqual(before);
    const left = readdirSync(test.app.workplace().archive.derivedDir);
    expect(left.filter((name) => name.startsWith('print-'))).toEqual([]);
  });

  it('are printed as they were issued where the signed paper is scanned: that is on paper already', async () => {
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const printed = await together(notice.id);
    const { sha256: upload } = await test.upload(
      '签字.pdf',
      Readable.from([Buffer.from(await textPdf('signed', printed.length))]),
    );
    await test.client.documents.attachSignedScan({ documentId: notice.id, upload, name: '签字.pdf' });
    const pages = await together(notice.id);
    expect(pages).toEqual(printed);
    expect(pages.join('')).not.toContain('signed');
  });

  it('each begin on a front side when both sides are printed', async () => {
    const preferences = await test.client.settings.preferences({});
    await test.client.settings.savePreferences({ ...preferences, duplex: true });
    const [first = '', second = ''] = await samples('酱油', '食醋');
    const decision = await aReadyDraft(test.client, caseId, PENALTY_DECISION);
    const ids = [first, decision.id, second];
    const lengths = await Promise.all(ids.map(async (id) => (await alone(id)).length));
    const pages = await together(...ids);
    const expected: string[] = [];
    for (const [at, id] of ids.entries()) {
      expected.push(...(await alone(id)));
      if (at < ids.length - 1 && expected.length % 2 === 1) expected.push('');
    }
    expect(lengths.some((length) => length % 2 === 1)).toBe(true);
    expect(pages).toEqual(expected);
    expect(pages.filter((words) => words === '').length).toBeGreaterThan(0);
    expect(pages.at(-1)).not.toBe('');
  });

  it('are refused by name where one is void, from another case, or too many', async () => {
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const [soy = ''] = await samples('酱油');
    await test.client.documents.void({ documentId: notice.id, reason: '写错了' });
    const refusal = (...ids: string[]) => expect(test.asset(togetherAddress(ids))).rejects;
    await refusal(soy, notice.id).toMatchObject({
      code: 'blocked-by-rule',
      message: `《行政处罚告知书》${present(notice.documentNumber, 'number')}已作废，不能一并打印。请取消标记后再打印。`,
    });
    const elsewhere = await aReadyDraft(test.client, (await aDecisionCase(test.client)).id, PENALTY_DECISION);
    await refusal(soy, elsewhere.id).toMatchObject({ code: 'invalid-input' });
    await refusal(...Array.from({ length: MOST_PRINTED + 1 }, () => soy)).toMatchObject({
      code: 'invalid-input',
    });
  });

  it('have no other address', async () => {
    const [soy = ''] = await samples('酱油');
    for (const address of [
      'together/none.pdf',
      'together/.pdf',
      `together/${soy}-.pdf`,
      `together/${soy}.docx`,
    ])
      expect(await test.asset(address), address).toBeUndefined();
    expect(await test.asset(`together/${soy}.pdf/..`)).toBeUndefined();
  });
});
