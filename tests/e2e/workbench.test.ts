import { systemClock } from '#main/platform/clock.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { aDecisionCase, anIssued, PENALTY_DECISION, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { SOON } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';

let browser: Browser;
/** The day its documents bear. */
const today = systemClock.today();
let desk: Desk & { readonly made: { readonly parties: string; readonly drafted: string } };

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const names = [
      '濮阳市玥玥商贸有限公司',
      '华龙区老王副食店',
      '濮阳市城乡一体化示范区绿源生鲜超市连锁有限公司',
    ];
    for (const name of names) {
      const entry = await aCase(client);
      await client.cases.create({ ...entry, party: { ...entry.party, name } });
    }
    const { id: noticed } = await aDecisionCase(client);
    await anIssued(client, noticed, PENALTY_NOTICE);
    const { id: begun } = await client.cases.create(await aCase(client));
    const { id: drafted } = await client.documents.create({ caseId: begun, templateNumber: 1 });
    await client.documents.create({ caseId: begun, templateNumber: 12 });
    const { id: parties, party } = await aDecisionCase(client);
    const added = await client.parties.add({
      caseId: parties,
      party: { ...party, name: '濮阳市玥玥商贸有限公司' },
      joinedOn: '2026-03-06',
    });
    const partyId = added.parties[1]?.id ?? '';
    for (const about of [{}, { partyId }]) {
      const draft = await client.documents.create({
        caseId: parties,
        templateNumber: PENALTY_DECISION,
        ...about,
      });
      await client.documents.finalise({
        documentId: draft.id,
        revision: draft.revision,
        despite: '只看缴款',
      });
    }
    await client.money.pay({
      caseId: parties,
      kind: 'paid',
      of: 'fine',
      on: today,
      amount: 500_000,
      partyId,
    });
    return { parties, drafted };
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

it('says what is next for who sits here and what the files lack; a line leads there by keyboard', async () => {
  const { page, screen, made, station } = desk;
  await page.goto(new URL('/#/workbench', station.address).href);
  const mine = page.getByRole('region', { name: '待我处理' });
  const gaps = page.getByRole('region', { name: '案卷缺件' });
  await mine.getByText('案源登记').first().waitFor();
  await gaps.getByText('就办理了后面的步骤').first().waitFor();
  await lookAt(screen, 'workbench-mine');
  const draft = mine.getByRole('link').filter({ hasText: '（草稿）' });
  await draft.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url(), SOON).toContain(`/documents/${made.drafted}`);
  await page.goBack();
  await gaps.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url(), SOON).toMatch(/\/cases\//);
});

it('the register of money of several parties shows one and says how each stands', async () => {
  const { page, screen, made, station, beside } = desk;
  await page.goto(new URL(`/#/cases/${made.parties}/money`, station.address).href);
  const parties = page.getByRole('radiogroup', { name: '当事人' });
  await parties.getByText('玥玥商贸有限公司（已缴清）').waitFor();
  await parties.getByText('（未缴5000.00元）').waitFor();
  await lookAt(screen, 'money-parties');
  // Arrow keys go from one party to the other.
  await parties.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText(`已于 ${today} 缴清`).waitFor();
  await lookAt(screen, 'money-parties-second');
  await page.keyboard.press('ArrowLeft');
  await page.getByText(`已于 ${today} 缴清`).waitFor({ state: 'hidden' });
  await page.keyboard.press('n');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const { parties: both } = await beside.client.money.ofCase({ caseId: made.parties });
  expect(both.map(({ open }) => open)).toEqual([0, 0]);
});
