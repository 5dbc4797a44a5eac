import { ProblemError } from '#shared/lib/problem.ts';

export type ImageDefect = 'empty' | 'not-image' | 'truncated' | 'damaged' | 'unsupported';

const sentences: Readonly<Record<ImageDefect, string>> = {
  empty: '这个图片文件是空的（0 字节），请重新扫描或重新导出后再添加。',
  'not-image': '这个文件不是 JPG 或 PNG 图片。请另存为 JPG、PNG 或 PDF 后再添加。',
  truncated: '这张图片不完整，后面缺了一段，多半是复制中断。请重新复制原文件后再添加。',
  damaged: '这张图片已损坏，读不出来。请重新扫描或重新导出后再添加。',
  unsupported: '这张图片用了少见的编码，无法装入案卷。请用看图程序另存为普通的 JPG 或 PNG 后再添加。',
};

/** The refusal of an image, code `media-unreadable`, with the defect in its details. */
export function imageProblem(defect: ImageDefect, cause?: unknown): ProblemError {
  const reason = cause instanceof Error ? { reason: cause.message } : {};
  return new ProblemError('media-unreadable', sentences[defect], { defect, ...reason }, cause);
}
