/**
 * What a form feels like when it holds much: a paste of 50,000 characters against one of 500, and keys typed into a
 * list of 10,000 rows against one of 10. Measured in Chromium on the real station; prints, never fails.
 * Run: node bench/form.bench.ts [--renderer DIR]
 */
import type { Page } from 'playwright-core';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { atDesk, type Desk, percentile } from './desk.ts';

const KEYS = 60;
const SENTENCE = '当事人销售的食品未标明生产日期。';

await atDesk(async (desk) => {
  const page = await desk.enter(recordTimes);
  await pasted(desk, page, SENTENCE); // warm-up
  const short = await pasted(desk, page, SENTENCE.repeat(32));
  const long = await pasted(desk, page, SENTENCE.repeat(3125));
  console.log(
    `粘贴 50000 字：页面最长停顿 ${long.toFixed(0)} ms；粘贴 512 字：${short.toFixed(0)} ms；` +
      `比值 ${(long / short).toFixed(1)}`,
  );
  const few = await typedInto(desk, page, 10);
  const many = await typedInto(desk, page, 10_000);
  console.log(
    `一万行的清单，击键到下一帧：p50 ${percentile(many, 0.5).toFixed(1)} ms，p95 ${percentile(many, 0.95).toFixed(1)} ms；` +
      `十行的清单：p50 ${percentile(few, 0.5).toFixed(1)} ms；比值 ${(percentile(many, 0.5) / percentile(few, 0.5)).toFixed(1)}`,
  );
});

interface Times {
  longest: number;
  readonly keys: number[];
}

declare global {
  var benchTimes: Times;
}

/** Runs in the page: the longest time without a frame, and from each key to the next frame. */
function recordTimes(): void {
  const times = { longest: 0, keys: [] as number[] };
  Object.assign(globalThis, { benchTimes: times });
  let last = performance.now();
  const look = (now: number): void => {
    times.longest = Math.max(times.longest, now - last);
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => times.keys.push(performance.now() - timeStamp));
    },
    { capture: true },
  );
}

async function begin(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times = globalThis.benchTimes;
    times.longest = 0;
    times.keys.length = 0;
  });
}

async function times(page: Page): Promise<Times> {
  return page.evaluate(() => globalThis.benchTimes);
}

async function open(
  { app: { client }, caseId }: Desk,
  page: Page,
  templateNumber: number,
  own: AnjuanDocument['own'],
): Promise<void> {
  const draft = await client.documents.create({ caseId, templateNumber });
  const { id, revision } = draft;
  await client.documents.save({ documentId: id, revision, own: { ...draft.own, ...own } });
  await page.evaluate((documentId) => {
    location.hash = `/documents/${documentId}`;
  }, id);
  await page.locator(`[data-document="${id}"] .form-pane`).waitFor();
}

async function pasted(desk: Desk, page: Page, words: string): Promise<number> {
  await open(desk, page, 45, {});
  const box = page.locator('[data-field=facts] textarea').first();
  await box.click();
  await begin(page);
  await page.keyboard.insertText(words);
  // Changed, then saved: everything the words set off is over.
  await page.getByText('有改动').waitFor();
  await page.getByText('已保存').waitFor();
  return (await times(page)).longest;
}

async function typedInto(desk: Desk, page: Page, rows: number): Promise<readonly number[]> {
  const goods = Array.from({ length: rows }, (_, at) => ({
    name: `商品${(at + 1).toString()}`,
    unit: '瓶',
    quantity: '1',
  }));
  await open(desk, page, 24, { list_number: '2026-001', goods });
  await page.locator('[data-field=goods] [data-row="0"][data-column="name"] textarea').click();
  await page.keyboard.press('Control+End');
  await page.waitForTimeout(1_000);
  await begin(page);
  for (let key = 0; key < KEYS; key++) await page.keyboard.press('a', { delay: 20 });
  return (await times(page)).keys;
}
