import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';

/**
 * Lets `write` make a file beside its place and moves it there when it is whole: a derived thing is there or not.
 * Whatever happens, no part is left behind.
 */
export async function writeDerived(out: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${out}.part-${randomUUID()}`;
  await mkdir(dirname(out), { recursive: true });
  try {
    await write(part);
    const made = await stat(part).catch(() => undefined);
    if (made === undefined || made.size === 0) {
      throw new ProblemError(
        'media-unreadable',
        '从这个音像文件里取不出画面或声音，它可能已损坏。原件已原样保存。',
      );
    }
    await rename(part, out);
  } finally {
    await rm(part, { force: true });
  }
}
