import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPageSetter } from '#main/platform/typst/page-setter.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { ownShare } from '#tests/support/own-share.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const place = { resourcesRoot: join(resourcesRoot, 'resources') };
const setter = createPageSetter(place);
afterAll(() => setter.close());

const createdAt = '2026-03-05T09:30:00+08:00';

const treeOf = (paragraphs: number): DocumentTree => ({
  title: '文书',
  page: {
    width: 210,
    height: 297,
    top: 37,
    bottom: 35,
    left: 28,
    right: 26,
    size: 16,
    pitch: 28,
    footer: [],
    lastFooter: [],
  },
  body: Array.from({ length: paragraphs }, (_, index) => ({
    kind: 'paragraph',
    inlines: [{ kind: 'text', text: `第${index.toString()}项：当事人经营的食品。`.repeat(6), font: 'body' }],
    align: 'left',
    indent: 2,
    left: 0,
    right: 0,
  })),
});

describe('pages set in a thread of their own', () => {
  it('are those of the typesetter, byte for byte', async () => {
    const typesetter = createTypesetter(place);
    const tree = treeOf(40);
    expect(await setter.pages(tree)).toBe(typesetter.pages(tree));
    expect(await setter.svgPages(tree, { from: 2, count: 1 })).toEqual(
      typesetter.svgPages(tree, { from: 2, count: 1 }),
    );
    expect(Buffer.from(await setter.pdf(tree, { title: '文书', createdAt }))).toEqual(
      Buffer.from(typesetter.pdf(tree, { title: '文书', createdAt })),
    );
  });

  it('hold up nobody while a long document is set, and nobody who looks at another', async () => {
    const long = ownShare(() => setter.pdf(treeOf(6_000), { title: '文书', createdAt }));
    const order: string[] = [];
    const looked = setter.svgPages(treeOf(2), { from: 1, count: 1 }).then(() => order.push('looked at'));
    const { share } = await long;
    order.push('set');
    await looked;
    expect(order).toEqual(['looked at', 'set']);
    expect(share).toBeLessThan(0.2);
  });

  it('say what went wrong, and go on', async () => {
    const impossible: DocumentTree = {
      ...treeOf(1),
      body: [
        {
          kind: 'paragraph',
          inlines: [{ kind: 'image', width: 10, height: 10, path: '/images/none.png' }],
          align: 'left',
          indent: 0,
          left: 0,
          right: 0,
        },
      ],
    };
    await expect(setter.pdf(impossible, { title: '文书', createdAt })).rejects.toMatchObject({ code: 'bug' });
    expect(await setter.pages(treeOf(1))).toBe(1);
  });

  it('are refused once the archive is closed', async () => {
    const another = createPageSetter(place);
    expect(await another.pages(treeOf(1))).toBe(1);
    await another.close();
    await expect(another.pages(treeOf(1))).rejects.toMatchObject({ code: 'not-available' });
  });
});

it('a thread that died takes with it what was asked of it, and the next page is set by another', async () => {
  const another = createPageSetter(place);
  const asked = vi.spyOn(Worker.prototype, 'postMessage');
  onTestFinished(async () => {
    asked.mockRestore();
    await another.close();
  });
  const long = another.pages(treeOf(6_000));
  const ended = expect(long).rejects.toThrow();
  const [thread] = asked.mock.contexts;
  if (!(thread instanceof Worker)) throw new Error('nobody was asked');
  await thread.terminate();
  await ended;
  expect(await another.pages(treeOf(1))).toBe(1);
});
