import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Browser, chromium } from 'playwright-core';
import * as z from 'zod';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';
import { GlyphStore } from '../../../renderer/features/documents/preview/glyph-store.ts';
import { partsOf } from '../../../renderer/features/documents/preview/page-parts.ts';

let test: TestApp;
let document: AnjuanDocument;
let browser: Browser;

beforeAll(async () => {
  test = await openTestApp();
  const officers = await test.client.people.list({});
  const { id: caseId } = await test.client.cases.create({
    source: 'supervision',
    clueOn: '2026-03-01',
    party: { kind: 'person', name: '张䶮', idNumber: '410902199003071234', domicile: '濮阳市人民路1号' },
    cause: '涉嫌经营超过保质期的食品案',
    officerIds: officers.map((officer) => officer.id).slice(0, 2),
  });
  document = await test.client.documents.create({ caseId, templateNumber: 45 });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await test.close();
});

async function pageOf(facts: string, known: readonly string[] = []): Promise<string> {
  const { pages } = await test.client.documents.preview({
    documentId: document.id,
    own: { facts },
    from: 1,
    count: 1,
    known: [...known],
  });
  return pages[0] ?? '';
}

describe('a page that follows typing', () => {
  it('comes without the outlines the screen holds, and is completed to the same page', async () => {
    const store = new GlyphStore();
    const first = await pageOf('经查，当事人销售饼干。');
    store.complete(first);
    const whole = await pageOf('经查，当事人销售饼干和酱油。');
    const slim = await pageOf('经查，当事人销售饼干和酱油。', store.known());
    expect(slim.length).toBeLessThan(whole.length / 3);
    const parts = partsOf(whole);
    expect(parts?.glyphs.size).toBeGreaterThan(50);
    expect(store.complete(slim)).toEqual(parts);
  });

  it('changed piece by piece is the page drawn anew', async () => {
    const line = '经查，当事人销售超过保质期的酱油，货值金额132元。';
    const writings = [
      '',
      line,
      `${line}又。`,
      `${line}\n${line}`,
      `新的一段\n${line}\n${line}`,
      `${line}\n尾`,
      '短',
    ];
    const pages = await Promise.all(writings.map((facts) => pageOf(facts)));
    const source = resolve(resourcesRoot, 'renderer/features/documents/preview/morph.ts');
    const page = await browser.newPage();
    await page.addScriptTag({
      content: stripTypeScriptTypes(readFileSync(source, 'utf8')).replaceAll('export function', 'function'),
    });
    const differing = await page.evaluate(changeThrough, pages);
    expect(pages.every((svg) => svg.startsWith('<svg'))).toBe(true);
    expect(differing).toEqual([]);
  });
});

/** What a thread is handed to be set. */
const handedSchema = z.object({
  question: z.object({ what: z.string(), template: z.string(), said: z.string() }),
});
/** Strict: a tree would have a body and a page. */
const saidSchema = z.strictObject({
  values: z.object({ facts: z.string() }),
  mode: z.literal('filled'),
  linked: z.boolean().optional(),
  mark: z.string().optional(),
});

it.each([
  ['looked at', () => pageOf('经查，当事人销售饼干。')],
  [
    'printed',
    async () => {
      const { revision } = await test.client.documents.get({ documentId: document.id });
      const own = { facts: '经查，当事人销售饼干。' };
      await test.client.documents.save({ documentId: document.id, revision, own });
      return test.asset(`documents/${document.id}.pdf`);
    },
  ],
])(
  'a document that is %s goes to its thread as it was written: nothing is laid out on the way',
  async (_, ask) => {
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    onTestFinished(() => {
      post.mockRestore();
    });
    await ask();
    const handed = post.mock.calls.flatMap(([message]) => handedSchema.safeParse(message).data ?? []);
    expect(handed.length).toBeGreaterThan(0);
    for (const { question } of handed)
      expect(saidSchema.parse(JSON.parse(question.said)).values.facts).toContain('饼干');
  },
);

/** Runs in the page: leads one drawing through all pages, there and back, and names the steps that went wrong. */
function changeThrough(pages: readonly string[]): number[] {
  const morph: unknown = Reflect.get(globalThis, 'morph');
  if (typeof morph !== 'function') throw new Error('morph is not loaded');
  const parsed = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const steps = [...pages, ...[...pages].reverse()];
  const live = parsed(steps[0] ?? '');
  return steps.flatMap((svg, index) => {
    Reflect.apply(morph, undefined, [live, parsed(svg)]);
    return live.isEqualNode(parsed(svg)) ? [] : [index];
  });
}
