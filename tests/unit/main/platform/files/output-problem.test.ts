import { expect, test } from 'vitest';
import { outputProblem } from '#main/platform/files/output-problem.ts';

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

test('a full disk, a disk format too small and a place that cannot be written each have their sentence', () => {
  expect(outputProblem(systemError('ENOSPC'), 'x')).toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('磁盘已满'),
  });
  expect(outputProblem(systemError('EFBIG'), 'x')).toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('FAT32'),
  });
  expect(outputProblem(systemError('EROFS'), 'x')).toMatchObject({
    code: 'not-permitted',
    message: expect.stringContaining('不能写入'),
  });
  for (const gone of ['ENOENT', 'ENOTDIR', 'EIO']) {
    expect(outputProblem(systemError(gone), 'x')).toMatchObject({
      code: 'not-permitted',
      message: expect.stringContaining('拔出'),
    });
  }
});

test('any other error comes back as it is', () => {
  const error = systemError('EMFILE');
  expect(outputProblem(error, 'x')).toBe(error);
});
