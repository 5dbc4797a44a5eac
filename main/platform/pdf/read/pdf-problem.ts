import { ProblemError } from '#shared/lib/problem.ts';

/** Why a PDF cannot be taken into a volume; each has its own sentence for the clerk. */
export type PdfDefect = keyof typeof sentences;

const sentences = {
  empty: '这个文件是空的（0 字节），请重新扫描或重新导出后再添加。',
  'not-pdf': '这个文件不是 PDF，只是名字像。请用原来的程序打开，另存为 PDF 后再添加。',
  truncated: '这个 PDF 不完整，后面缺了一段，多半是复制或下载中断。请重新复制原文件后再添加。',
  encrypted: '这个 PDF 要输入密码才能打开。请在原来的程序中取消密码，或者打印成新的 PDF 后再添加。',
  'unknown-encryption':
    '这个 PDF 加了密，加密的方式读不了。请在原来的程序中取消加密，或者打印成新的 PDF 后再添加。',
  damaged: '这个 PDF 已损坏，有的页读不出来。请用原来的程序打开，打印成新的 PDF 后再添加。',
  'no-pages': '这个 PDF 一页也没有，请检查原文件。',
  'too-many-pages': '这个 PDF 超过 5000 页，不能装入案卷。请拆成几个文件后再添加。',
  'too-large':
    '这个 PDF 展开后的内容大得不正常，打开它会占满内存，没有添加。请核对来源；确是材料的，请打印成新的 PDF 后再添加。',
  'page-size': '这个 PDF 有的页尺寸大得不正常，不是纸张的大小。请在原来的程序中打印成 A4 的 PDF 后再添加。',
  'takes-too-long': '这个 PDF 处理了很久仍没有读完，没有添加。请在原来的程序中打印成新的 PDF 后再添加。',
} as const;

/** The refusal of a PDF, code `pdf-unreadable`, with the defect in its details. */
export function pdfProblem(defect: PdfDefect, cause?: unknown): ProblemError {
  const reason = cause instanceof Error ? { reason: cause.message } : {};
  return new ProblemError('pdf-unreadable', sentences[defect], { defect, ...reason }, cause);
}
