import { ProblemError } from '#shared/lib/problem.ts';

/** Why a PDF cannot be taken into a volume; each has its own sentence for the clerk. */
export type PdfDefect = 'empty' | 'not-pdf' | 'truncated' | 'encrypted' | 'damaged' | 'no-pages';

const sentences: Readonly<Record<PdfDefect, string>> = {
  empty: '这个文件是空的（0 字节），请重新扫描或重新导出后再添加。',
  'not-pdf': '这个文件不是 PDF，只是名字像。请用原来的程序打开，另存为 PDF 后再添加。',
  truncated: '这个 PDF 不完整，后面缺了一段，多半是复制或下载中断。请重新复制原文件后再添加。',
  encrypted: '这个 PDF 加了密或限制了编辑，无法编页。请在原来的程序中取消密码，或者打印成新的 PDF 后再添加。',
  damaged: '这个 PDF 已损坏，有的页读不出来。请用原来的程序打开，打印成新的 PDF 后再添加。',
  'no-pages': '这个 PDF 一页也没有，请检查原文件。',
};

/** The refusal of a PDF, code `pdf-unreadable`, with the defect in its details. */
export function pdfProblem(defect: PdfDefect, cause?: unknown): ProblemError {
  const reason = cause instanceof Error ? { reason: cause.message } : {};
  return new ProblemError('pdf-unreadable', sentences[defect], { defect, ...reason }, cause);
}
