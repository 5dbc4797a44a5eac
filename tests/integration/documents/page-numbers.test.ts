import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { aDecisionCase, anIssued, PENALTY_DECISION } from '#tests/support/a-document.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
});
afterEach(() => test.close());

async function bytesOf(address: string): Promise<Uint8Array> {
  const asset = present(await test.asset(address), address);
  return buffer(asset.open(0, asset.bytes - 1));
}

const LONG = { facts: '经查，当事人销售的预包装食品未标明生产日期。'.repeat(60) };
/** — 1 — at the end of each page. */
const numbers = async (address: string): Promise<readonly (string | undefined)[]> =>
  (await pdfPages(await bytesOf(address))).map((page) => /—\s*(\d+)\s*—\s*$/.exec(page)?.[1]);
const footersOf = async (id: string): Promise<number> =>
  Object.keys(unzipSync(await bytesOf(`documents/${id}.docx`))).filter((part) =>
    /^word\/footer\d+\.xml$/.test(part),
  ).length;

describe('the page number of a letter', () => {
  it('stands on every page of more than one, as of 公文, also in DOCX on both sides', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const { id, pages = 0 } = await anIssued(test.client, caseId, PENALTY_DECISION, LONG);
    expect(pages).toBeGreaterThan(1);
    expect(await numbers(`documents/${id}.pdf`)).toEqual(
      Array.from({ length: pages }, (_, index) => (index + 1).toString()),
    );
    expect(await footersOf(id)).toBe(2);
  });

  it('is not on blank forms, and forms that say 第 页 共 页 have none', async () => {
    expect(await numbers('blank/45.pdf')).not.toContain('1');
    const numbered = test.app
      .workplace()
      .documents.templates()
      .filter((one) => one.page_numbers);
    expect(new Set(numbered.map(({ kind }) => kind))).toEqual(new Set(['letter']));
  });

  it('can be switched off for what is issued from then on; what was issued stays as it is', async () => {
    const { client } = test;
    const { id: caseId } = await aDecisionCase(client);
    const before = await anIssued(client, caseId, PENALTY_DECISION, LONG);
    await client.settings.savePreferences({
      ...(await client.settings.preferences({})),
      letterPageNumbers: false,
    });
    const after = await anIssued(client, caseId, PENALTY_DECISION, LONG);
    expect(new Set(await numbers(`documents/${after.id}.pdf`))).toEqual(new Set([undefined]));
    expect(await footersOf(after.id)).toBe(0);
    expect(await numbers(`documents/${before.id}.pdf`)).toContain('2');
    expect(await footersOf(before.id)).toBe(2);
  });
});
