import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { SOON } from '#tests/support/clerk.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';

const HEARING_RECORD = 40;
const INTERVIEW_RECORD = 14;

let browser: Browser;
let desk: Desk & { readonly made: { readonly hearing: string; readonly interview: string } };

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await client.cases.create(await aCase(client));
    const hearing = await client.documents.create({ caseId, templateNumber: HEARING_RECORD });
    const interview = await client.documents.create({ caseId, templateNumber: INTERVIEW_RECORD });
    return { hearing: hearing.id, interview: interview.id };
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

it('a hearing is written down by key alone, with its pages counted at the side', async () => {
  const { page, made } = desk;
  const { keyboard } = page;
  const kept = async (field: string) =>
    (await desk.beside.client.documents.get({ documentId: made.hearing })).own[field];
  await desk.open(made.hearing);
  const aside = page.locator('.record-aside');
  await aside.getByText('逐页签名').waitFor();
  await keyboard.press('Alt+o');
  await expect.poll(() => kept('identity_officers'), SOON).toContain('执法证号16090001001');
  await page.locator('[data-field="party_defence"] textarea').first().focus();
  await keyboard.type('对违法事实没有异议。');
  await keyboard.press('Enter');
  await keyboard.press('Control+1');
  await keyboard.type('有无新的证据？');
  await keyboard.press('Enter');
  await keyboard.press('/');
  const phrases = page.getByRole('dialog', { name: '当事人常用语' });
  await phrases.waitFor();
  await keyboard.type('myxdzj');
  await phrases.getByText('没有新的证据。', { exact: true }).first().waitFor();
  await keyboard.press('Enter');
  await expect
    .poll(() => page.locator('[data-field="party_defence"] textarea').last().inputValue(), SOON)
    .toBe('没有新的证据。');
  await keyboard.press('Control+6');
  await keyboard.press('Enter');
  await keyboard.press('Backspace');
  await keyboard.press('Control+s');
  await expect
    .poll(() => kept('party_defence'), SOON)
    .toEqual([
      { speaker: '当事人', text: '对违法事实没有异议。' },
      { speaker: '听证主持人', text: '有无新的证据？' },
      { speaker: '委托代理人', text: '没有新的证据。' },
    ]);
  await expect
    .poll(async () => Number(await aside.locator('.record-pages strong').textContent()), SOON)
    .toBeGreaterThan(1);
  await keepPicture(page, 'hearing-record');
  // What is taken back goes from the lines too.
  const lines = () =>
    page
      .locator('[data-field="party_defence"] textarea')
      .evaluateAll((all) =>
        all.map((one) => (one instanceof HTMLTextAreaElement ? `${one.ariaLabel ?? ''} ${one.value}` : '')),
      );
  const before = await lines();
  await keyboard.press('Control+z');
  await expect.poll(async () => (await lines()).join() === before.join(), SOON).toBe(false);
  expect(desk.screen.troubles()).toEqual([]);
});

it('an interview is written down by key alone, and taken back step by step', async () => {
  const { page, made, beside } = desk;
  const { keyboard } = page;
  const kept = async () => (await beside.client.documents.get({ documentId: made.interview })).own['qa_list'];
  const lines = () =>
    page
      .locator('.qa textarea')
      .evaluateAll((all) =>
        all.map((one) => (one instanceof HTMLTextAreaElement ? `${one.ariaLabel ?? ''} ${one.value}` : '')),
      );
  await desk.open(made.interview);
  await page.locator('.qa textarea').first().focus();
  await keyboard.type('你叫什么？');
  await keyboard.press('Enter');
  await keyboard.type('张三。');
  await keyboard.press('Enter');
  await keyboard.press('Control+2');
  await keyboard.type('是店主。');
  await keyboard.press('Control+s');
  await expect.poll(kept, SOON).toEqual([{ question: '你叫什么？', answer: '张三。\n是店主。' }]);
  expect(await lines()).toEqual(['问 你叫什么？', '答 张三。', '答 是店主。']);
  // Another seat keeps a phrase meanwhile: the list asks anew when it is opened.
  await beside.client.phrases.keep({
    text: '还有别的店吗？',
    name: '',
    templateId: '',
    field: 'qa.question',
    cause: '',
  });
  await keyboard.press('Enter');
  await keyboard.press('/');
  const phrases = page.getByRole('dialog', { name: '常用提问' });
  await phrases.getByText('还有别的店吗？').waitFor();
  await keyboard.press('Escape');
  await phrases.waitFor({ state: 'hidden' });
  expect(await lines()).toEqual(['问 你叫什么？', '答 张三。', '答 是店主。', '问 ']);
  await keepPicture(page, 'interview');
  // The empty line is nothing to take back: what was written is.
  await keyboard.press('Control+z');
  await expect.poll(kept, SOON).not.toEqual([{ question: '你叫什么？', answer: '张三。\n是店主。' }]);
  await keyboard.press('Control+y');
  await expect.poll(kept, SOON).toEqual([{ question: '你叫什么？', answer: '张三。\n是店主。' }]);
  expect(desk.screen.troubles()).toEqual([]);
});
