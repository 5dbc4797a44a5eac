import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createPageCounter } from '#main/platform/typst/count-pages.ts';
import { createPageSetter } from '#main/platform/typst/page-setter.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { pieceRooms } from '#shared/domain/volumes/long-picture.ts';
import { type MountedSheet, photoSheet } from '#shared/domain/volumes/photo-sheet.ts';

const typesetter = createPageSetter({ resourcesRoot: join(import.meta.dirname, '../../../resources') });
afterAll(() => typesetter.close());
const countPages = createPageCounter(typesetter);
const path = '/images/photo.jpg';

/** The places of the pictures are as large without them. */
const emptied = (tree: DocumentTree): DocumentTree => ({
  ...tree,
  body: tree.body.map((block) =>
    block.kind === 'paragraph'
      ? {
          ...block,
          inlines: block.inlines.map((inline) =>
            inline.kind === 'image' ? { kind: 'image', width: inline.width, height: inline.height } : inline,
          ),
        }
      : block,
  ),
});

const { width, height } = pieceRooms.photo;
const shapes: readonly (readonly [string, MountedSheet])[] = [
  ['an upright photo', { pictures: [{ width: 3000, height: 6000, path }] }],
  [
    'pieces of a long picture',
    {
      pictures: [
        { width: width * 10, height: height * 10, path },
        { width: width * 10, height: height * 10, path },
      ],
      piece: { first: 1, of: 9 },
    },
  ],
];

describe('a photo and its particulars', () => {
  it.each(shapes)('stand on one sheet, however much is said: %s', async (_, sheet) => {
    for (const title of ['货架', '货'.repeat(200)]) {
      for (const purpose of ['', '证明当事人陈列过期牛奶', '证'.repeat(200)]) {
        const tree = photoSheet({
          title,
          purpose,
          date: '2026-03-03',
          takenAt: '2026-03-05T09:00:00+08:00',
          sha256: 'a'.repeat(64),
          sheets: [sheet],
        });
        expect([title.length, purpose.length, (await countPages(emptied(tree))).pages]).toEqual([
          title.length,
          purpose.length,
          1,
        ]);
      }
    }
  });
});
