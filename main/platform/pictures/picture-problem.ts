import { ProblemError } from '#shared/lib/problem.ts';

export type PictureDefect =
  | 'empty'
  | 'not-picture'
  | 'truncated'
  | 'damaged'
  | 'unsupported'
  | 'too-large'
  | 'too-many-pages'
  | 'too-much-memory'
  | 'takes-too-long';

/** Beyond this a "small" file could unpack to fill the memory; no scanner and no camera makes such pictures. */
export const MAX_PIXELS = 300_000_000;
export const MAX_PAGES = 2000;

const sentences: Readonly<Record<PictureDefect, string>> = {
  empty: '这个图片文件是空的（0 字节），请重新扫描或重新导出后再添加。',
  'not-picture':
    '这个文件不是图片，或者是读不了的图片格式。请用原来的程序打印成 PDF，或者另存为 JPG 后再添加。',
  truncated: '这张图片不完整，后面缺了一段，多半是复制中断。请重新复制原文件后再添加。',
  damaged: '这张图片已损坏，读不出来。请重新扫描或重新导出后再添加。',
  unsupported: '这张图片的编码读不出来。请用看图程序打开，能看到的话打印成 PDF，或者另存为 JPG 后再添加。',
  'too-large': `这张图片展开后超过${MAX_PIXELS / 100_000_000}亿像素，不能装入案卷。请降低扫描分辨率，或者缩小后再添加。`,
  'too-much-memory': '打开这张图片占用的内存太多，没有添加。请降低扫描分辨率，或者拆成几个文件后再添加。',
  'takes-too-long': '这张图片处理了很久仍没有读完，没有添加。请用看图程序另存为 JPG 后再添加。',
  'too-many-pages': `这个文件超过${MAX_PAGES}页，不能装入案卷。请拆成几个文件后再添加。`,
};

/** The refusal of a picture, code `media-unreadable`, with the defect in its details. */
export function pictureProblem(defect: PictureDefect, cause?: unknown): ProblemError {
  const reason = cause instanceof Error ? { reason: cause.message } : {};
  return new ProblemError('media-unreadable', sentences[defect], { defect, ...reason }, cause);
}
