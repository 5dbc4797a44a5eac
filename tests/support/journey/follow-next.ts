import { deepEqual } from 'node:assert/strict';
import { expect } from 'vitest';
import { volumeParts } from '#shared/contract/volumes.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { isEmptyValue } from '#shared/domain/documents/template/conditions.ts';
import { rowsOf } from '#shared/domain/documents/values/check-values.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { isIsoDate, type IsoDate } from '#shared/lib/date.ts';
import { present } from '#shared/lib/assert.ts';
import { SOON } from '../clerk.ts';
import { fillForm } from '../fill-form.ts';
import { keepPicture } from '../screen.ts';
import { textPdf } from '../practice-file.ts';
import type { Detour, Journey } from './journey.ts';
import { type JourneyDesk, tomorrow } from './journey-desk.ts';
import { usualAnswers } from './usual-answers.ts';

/** What the box 下一步 says. */
interface Said {
  readonly step: string;
  /** what its button would do; none where there is only to wait */
  readonly does: string | undefined;
  readonly until: IsoDate | undefined;
}

/** A journey under way: what is left of what is done only once. */
interface Walk extends Journey {
  readonly payments: string[];
}

const END = '本案的步骤都已办完';
const MOST = 60;

/** Takes a case through by what 下一步 says, to its end. Gives the steps as they were taken. */
export async function followNext(desk: JourneyDesk, journey: Journey): Promise<readonly string[]> {
  const detours = [...(journey.detours ?? [])];
  const walk: Walk = { ...journey, payments: [...(journey.payments ?? [])] };
  const taken: string[] = [];
  await desk.openCase();
  for (let turn = 0; turn < MOST; turn++) {
    const said = await readBox(desk);
    if (said === undefined) {
      deepEqual(detours, [], 'what the clerk meant to do was never asked for');
      return taken;
    }
    if (taken.at(-1) !== said.step) taken.push(said.step);
    const [detour] = detours;
    if (detour?.at === said.step) {
      detours.shift();
      await takeDetour(desk, walk, detour);
    } else if (said.until !== undefined && said.until >= desk.today()) {
      await desk.begin(tomorrow(said.until));
    } else await take(desk, walk, present(said.does, `something to do at ${said.step}`));
  }
  throw new Error(`no end after ${taken.slice(-6).join('、')}`);
}

async function readBox({ page }: JourneyDesk): Promise<Said | undefined> {
  const box = page.locator('.next-step > .next-step-box').first();
  await box.locator('h2').waitFor();
  const text = await box.innerText();
  if (text.includes(END)) return undefined;
  const button = box.locator('> button');
  const until = /(\d{4}-\d{2}-\d{2}) 届满/.exec(text)?.[1];
  return {
    step: (await box.locator('h2').innerText()).replace('下一步：', ''),
    does: (await button.count()) > 0 ? (await button.innerText()).trim() : undefined,
    until: until !== undefined && isIsoDate(until) ? until : undefined,
  };
}

async function takeDetour(desk: JourneyDesk, walk: Walk, detour: Detour): Promise<void> {
  if ('waits' in detour) await desk.begin(detour.waits);
  else await take(desk, walk, detour.instead);
}

/** Presses what the box offers by these words, and does what it leads to. */
async function take(desk: JourneyDesk, walk: Walk, words: string): Promise<void> {
  const { page } = desk;
  const box = page.locator('.next-step-box').first();
  const button = box.getByRole('button', { name: words }).first();
  // What one hardly ever writes is folded away.
  const folded = box.getByRole('button', { name: /^另有 \d+ 种文书/ });
  if ((await button.count()) === 0 && (await folded.count()) > 0) await folded.click();
  await button.click();
  if (words === '登记到涉案财物台账') await keepRegister(desk);
  else if (words === '登记到罚没款台账') await pay(desk, walk.payments.shift());
  else if (words.startsWith('登记')) await tell(desk);
  else if (words === '组卷') await bind(desk);
  else await write(desk, walk);
}

/** Something that happened outside the documents: its day stands there, it is only told. */
async function tell(desk: JourneyDesk): Promise<void> {
  const window = desk.page.getByRole('dialog', { name: '登记发生的事' });
  await window.getByRole('button', { name: /登\s*记/ }).click();
  await window.waitFor({ state: 'hidden' });
  await desk.openCase();
}

/** 涉案财物台账: what documents say already is looked at and registered. */
async function keepRegister(desk: JourneyDesk): Promise<void> {
  const { page } = desk;
  await page.getByRole('heading', { name: '涉案财物台账' }).waitFor();
  const window = page.getByRole('dialog');
  const said = page.getByRole('region', { name: '文书已写明，台账还没有登记' });
  if ((await said.count()) > 0) {
    await said.getByRole('button', { name: '核对并登记' }).first().press('Enter');
  } else {
    // No document says what became of the samples: the laboratory's report does.
    await page.getByText(/送检的.*还没有登记退回或者用去/).waitFor();
    await page.keyboard.press('n');
    await window.getByLabel('做了什么').press('Enter');
    await page.locator('.ant-select-item-option', { hasText: '检测用去' }).click();
    await window.getByRole('button', { name: /^全\s*部$/ }).click();
  }
  await window.getByRole('button', { name: /登\s*记$/ }).click();
  await window.waitFor({ state: 'hidden' });
  await desk.openCase();
}

/** 罚没款台账: what came in is entered with its day; what is open stands there already. */
async function pay(desk: JourneyDesk, amount: string | undefined): Promise<void> {
  const { page } = desk;
  await page.getByRole('heading', { name: '罚没款台账' }).waitFor();
  await page.keyboard.press('n');
  const window = page.getByRole('dialog');
  const box = window.getByLabel('数额');
  await expect.poll(() => box.inputValue(), SOON).not.toBe('');
  if (amount !== undefined) await box.fill(amount);
  await box.press('Enter');
  await window.waitFor({ state: 'hidden' });
  await desk.openCase();
}

/** A draft: what it asks for is filled in, then it is issued. */
async function write(desk: JourneyDesk, journey: Journey): Promise<void> {
  const { page, made } = desk;
  const draft = page.locator('.draft[data-document]');
  await draft.locator('.form-pane').waitFor();
  const documentId = present(await draft.getAttribute('data-document'), 'the id of the draft');
  const { templateId, values, origins } = await made.client.documents.get({ documentId });
  const kind = present(kindOf(templateId), templateId);
  const said = journey.answers?.[kind]?.(desk.today()) ?? {};
  const asked: Values = Object.fromEntries(
    Object.entries({ ...usualAnswers(kind, desk.today()), ...said }).filter(
      ([field]) => field in origins && (field in said || isEmptyValue(values[field])),
    ),
  );
  const { qa_list: questions, ...rest } = asked;
  await fillForm(page, rest);
  for (const [index, { question = '', answer = '' }] of rowsOf(questions).entries()) {
    if (index === 0) await page.locator('.qa textarea').first().focus();
    await page.keyboard.insertText(question);
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(answer);
  }
  const foot = page.locator('.draft-foot');
  await foot.locator('[data-saved="true"]').waitFor();
  const open = await foot.innerText();
  if (!open.includes('各项已填齐')) {
    await keepPicture(page, `journey-open-${kind}`);
    throw new Error(`${kind}: ${open}`);
  }
  await foot.getByRole('button', { name: /^定\s*稿$/ }).click();
  const window = page.getByRole('dialog');
  await window.getByRole('button', { name: /^定\s*稿$/ }).click();
  await page.locator('.fixed-next').waitFor();
  await desk.openCase();
}

/** 组卷: what only paper shows is added, the volume is bound, and the file handed over is told of. */
async function bind(desk: JourneyDesk): Promise<void> {
  const { page } = desk;
  await page.locator('.volume-item').first().waitFor();
  const gap = page.locator('.volume-gap', { hasText: '缴款凭证' });
  if ((await gap.count()) > 0) {
    await gap.first().getByRole('button', { name: '扫描件' }).click();
    const adding = page.getByRole('dialog');
    await adding.locator('input[type=file]').setInputFiles({
      name: '缴款凭证.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(await textPdf('voucher', 1)),
    });
    await adding.getByRole('button', { name: /^加入案卷/ }).click();
    await adding.getByText('已加入，1 页').waitFor();
    await adding.getByRole('button', { name: '完成' }).click();
    await gap.waitFor({ state: 'detached' });
  }
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '装订后的样子' }).waitFor();
  await desk.openCase();
  await page.locator('.next-step-box').first().getByRole('button', { name: '登记“归档”' }).click();
  await tell(desk);
}

/** Nothing is missing: neither on the page of the case nor in its volumes. */
export async function expectComplete({ page, made, caseId }: JourneyDesk): Promise<void> {
  const { findings } = await made.client.documents.check({ caseId });
  deepEqual(
    findings.map(({ sentence }) => sentence),
    [],
  );
  await page.getByText('已经办理的步骤不缺文书').waitFor();
  await page.getByText('各份文书没有发现互相矛盾之处').waitFor();
  const plans = await Promise.all(volumeParts.map((part) => made.client.volumes.plan({ caseId, part })));
  deepEqual(
    plans.flatMap(({ missing }) => missing.map(({ sentence }) => sentence)),
    [],
  );
}
