import readXlsxFile from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { workbookInWorker } from '#main/platform/xlsx/workbook-in-worker.ts';
import { ownShare } from '#tests/support/own-share.ts';

it('the numbers of a year are written as a workbook by another thread', async () => {
  const rows = [
    ['文号', '顺序号'],
    ...Array.from({ length: 5_000 }, (_, n) => [`濮市监处罚〔2026〕${n.toString()}号`, n]),
  ];
  const { result, share } = await ownShare(() => workbookInWorker('文号登记簿', rows));
  expect(share).toBeLessThan(0.2);
  expect(await readXlsxFile(Buffer.from(result))).toMatchObject([{ data: rows }]);
});

it('a table of more rows than a function takes arguments has its widths', async () => {
  const rows = [['文号'], ...Array.from({ length: 130_000 }, () => ['一'])];
  expect((await workbookInWorker('长', rows)).length).toBeGreaterThan(0);
});
