import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { markInWorker } from '../../../platform/pdf/mark-in-worker.ts';
import type { PageSetter } from '../../../platform/typst/page-setter.ts';

/** What stands across the pages of what is handed out and does not count; never on what is kept. */
export const DRAFT_MARK = '草稿';
export const VOID_MARK = '作废';

const sheet = (width: number, height: number, mark: string): DocumentTree => ({
  title: mark,
  page: {
    width,
    height,
    top: 0,
    bottom: 0,
    left: 0,
    right: 0,
    size: 16,
    pitch: 25,
    footer: [],
    lastFooter: [],
  },
  body: [],
  mark,
});

/** A copy of a kept PDF with 作废 across its pages. */
export const voided = (typesetter: PageSetter, pdf: Uint8Array, createdAt: string): Promise<Uint8Array> =>
  markInWorker(pdf, ({ width, height }) =>
    typesetter.pdf(sheet(width, height, VOID_MARK), { title: VOID_MARK, createdAt }),
  );
