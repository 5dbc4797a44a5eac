import { dirname } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { seatSchema, VIEW_PARAMETER } from '#shared/contract/session.ts';
import { TEST_PIN } from './sit-down.ts';

/** What a clerk does with hands: each function is one gesture on the screen, none waits by the clock. */

/** For `expect.poll`: what the screen shows in its own time. */
export const SOON = { timeout: 30_000 };

/** Types into the box that has this label. */
export async function type(within: Page | Locator, label: string, text: string): Promise<void> {
  await within.getByLabel(label, { exact: true }).fill(text);
}

/** Writes a day into a date field as one does: the digits and Enter. */
export async function typeDay(box: Locator, day: string): Promise<void> {
  await box.click();
  await box.fill(day);
  await box.press('Enter');
}

/** Walks from a usual place down to a folder in the folder window, and takes it. */
export async function pickFolder(page: Page, from: string, path: string): Promise<void> {
  const window = page.getByRole('dialog');
  const steps: string[] = [];
  for (let step = path; step !== from; step = dirname(step)) steps.unshift(step);
  for (const step of [from, ...steps]) await window.locator(`.folder-window-row[title="${step}"]`).click();
  await window.getByText(path, { exact: true }).waitFor();
  await window.getByRole('button', { name: /^选用/ }).click();
  await window.waitFor({ state: 'hidden' });
}

/** Shows the PIN of everybody in tests, choosing it where there is none yet. */
export async function showPin(within: Page | Locator): Promise<void> {
  const boxes = within.locator('.pin-form input[type="password"]');
  await boxes.first().waitFor();
  for (const box of await boxes.all()) await box.fill(TEST_PIN);
  await boxes.last().press('Enter');
}

/** Sits down as the n-th person of the list, or as who has this name. */
export async function takeSeat(page: Page, who: number | string = 1): Promise<void> {
  const rows = page.locator('.seat-choice-row');
  await rows.first().waitFor();
  if (typeof who === 'string') await rows.filter({ hasText: who }).click();
  else await page.keyboard.press(String(who));
  await showPin(page);
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** The URL of an asset with the key of whoever sits at this window. */
export async function assetAddress(page: Page, address: string): Promise<string> {
  const kept = await page.evaluate(() => sessionStorage.getItem('anjuan.seat'));
  const { view } = seatSchema.parse(JSON.parse(kept ?? 'null'));
  return `${new URL(page.url()).origin}/assets/${address}?${VIEW_PARAMETER}=${view}`;
}

/** The bytes at an address, fetched beside the screen. */
export async function fetchAsset(page: Page, address: string): Promise<Buffer> {
  const answer = await page.request.get(await assetAddress(page, address));
  if (!answer.ok()) throw new Error(`${address} was refused: ${await answer.text()}`);
  return answer.body();
}

/** The open document on the screen: the one that was there before does not count. */
export const documentOn = (page: Page, documentId: string): Locator =>
  page.locator(`.draft[data-document="${documentId}"]`);

/** Goes to one of the six places by the rail. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByText(place, { exact: true }).click();
}

/** How many of the pictures have arrived. */
export const shownPictures = (pictures: Locator): Promise<number> =>
  pictures.evaluateAll(
    (all) => all.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
  );
