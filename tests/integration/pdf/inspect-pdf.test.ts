import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { inspectPdf } from '#main/platform/pdf/inspect-pdf.ts';
import { changedBy, run, temporaryFolder, textPdf } from './support.ts';

describe('a PDF brought in by the clerk', () => {
  test('is counted and measured as it is read, from bytes or from a path', async () => {
    const path = join(temporaryFolder(), 'scan.pdf');
    const bytes = await textPdf('x', 2, [595.276, 841.89]);
    await writeFile(path, bytes);
    const expected = {
      pages: 2,
      sizes: [
        { width: 210, height: 297 },
        { width: 210, height: 297 },
      ],
    };
    expect(await inspectPdf(bytes)).toEqual(expected);
    expect(await inspectPdf(path)).toEqual(expected);
  });

  test('lying on its side is measured lying on its side', async () => {
    const turned = await changedBy(
      temporaryFolder(),
      await textPdf('x', 1, [595.276, 841.89]),
      'turned',
      (from, to) => run('qpdf', from, '--rotate=90', to),
    );
    expect((await inspectPdf(turned)).sizes).toEqual([{ width: 297, height: 210 }]);
  });

  test('is refused with its own sentence when it is empty', async () => {
    await refuses(new Uint8Array(), 'empty', '这个文件是空的（0 字节）');
  });

  test('is refused with its own sentence when it is a text with the name of a PDF', async () => {
    await refuses(Buffer.from('询问笔录\n'.repeat(500)), 'not-pdf', '这个文件不是 PDF');
  });

  test('is refused with its own sentence wherever it was cut off', async () => {
    const whole = await textPdf('x', 40);
    for (const share of [0.05, 0.5, 0.9, 0.99]) {
      await refuses(whole.subarray(0, Math.floor(whole.length * share)), 'truncated', '这个 PDF 不完整');
    }
  });

  test('cut off behind an older version of itself is still refused', async () => {
    const folder = temporaryFolder();
    const linear = await changedBy(folder, await textPdf('x', 60), 'linear', (from, to) =>
      run('qpdf', '--linearize', from, to),
    );
    await refuses(linear.subarray(0, Math.floor(linear.length * 0.7)), 'truncated', '这个 PDF 不完整');
  });

  test('is refused with its own sentence when it is encrypted', async () => {
    const folder = temporaryFolder();
    const plain = await textPdf('x', 1);
    for (const [name, user] of [
      ['password', 'secret'],
      ['restricted', ''],
    ] as const) {
      const locked = await changedBy(folder, plain, name, (from, to) =>
        run('qpdf', '--encrypt', user, 'owner', '256', '--', from, to),
      );
      await refuses(locked, 'encrypted', '要输入密码才能打开');
    }
  });

  test('is refused with its own sentence when the content of a page cannot be unpacked', async () => {
    const whole = Buffer.from(
      await (await PDFDocument.load(await textPdf('x', 3))).save({ useObjectStreams: false }),
    );
    const at = whole.indexOf('stream\n', whole.indexOf('FlateDecode')) + 'stream\n'.length;
    whole.fill(0x55, at, at + 30);
    await refuses(whole, 'damaged', '这个 PDF 已损坏');
  });

  test('is refused with its own sentence when pages were lost from its middle', async () => {
    const whole = Buffer.from(
      await (await PDFDocument.load(await textPdf('x', 3))).save({ useObjectStreams: false }),
    );
    const at = whole.indexOf('/Type /Page\n', whole.indexOf('/Type /Page\n') + 20);
    whole.fill(0, at - 40, at + 60);
    await refuses(whole, 'damaged', '这个 PDF 已损坏');
  });

  test('with padding behind its end is taken', async () => {
    const padded = Buffer.concat([await textPdf('x', 1), Buffer.alloc(20_000), Buffer.from('\r\n')]);
    expect((await inspectPdf(padded)).pages).toBe(1);
  });
});

async function refuses(bytes: Uint8Array, defect: string, sentence: string): Promise<void> {
  await expect(inspectPdf(bytes)).rejects.toMatchObject({
    code: 'pdf-unreadable',
    details: { defect },
    message: expect.stringContaining(sentence),
  });
}
