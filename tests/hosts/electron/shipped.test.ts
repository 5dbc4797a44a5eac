import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireShipped } from '#main/hosts/electron/require-shipped.ts';
import { listShipped } from '#main/platform/files/shipped-files.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** A program folder with one file in each of the shipped folders, and the list made when it was packed. */
async function packed() {
  const root = temporaryFolder();
  const files = ['templates/samr-2021/45.yaml', 'resources/limits/dates.yaml', 'main/migrations/0010.sql'];
  for (const file of files) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), file);
  }
  const list = join(root, 'shipped.json');
  writeFileSync(list, JSON.stringify(await listShipped(root)));
  return { root, list, files };
}

describe('the files an installed program reads beside its code', () => {
  it('are those it was packed with', async () => {
    const { root, list } = await packed();
    await expect(requireShipped(root, list)).resolves.toBeUndefined();
  });

  it.each([
    ['changed', (file: string) => appendFileSync(file, ' ')],
    ['gone', (file: string) => rmSync(file, { force: true })],
    ['added', (file: string) => writeFileSync(`${file}.yaml`, 'x')],
  ])('keep it from starting, by name, when one is %s', async (_, change) => {
    for (const index of [0, 1, 2]) {
      const { root, list, files } = await packed();
      change(join(root, files[index] ?? ''));
      await expect(requireShipped(root, list)).rejects.toMatchObject({
        code: 'not-available',
        message: expect.stringContaining(files[index] ?? ''),
      });
    }
  });

  it('keep it from starting when a whole folder is gone', async () => {
    const { root, list } = await packed();
    rmSync(join(root, 'templates'), { recursive: true });
    await expect(requireShipped(root, list)).rejects.toMatchObject({ code: 'not-available' });
  });
});
