import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { scanTree } from '../../../platform/files/scan-tree.ts';

/**
 * Shows what lies in `from` also below `to`, where more may be written. Where the system makes no links (Windows without
 * the right to) it stays away: derived things are made anew when they are wanted.
 */
export async function linkDerived(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  try {
    for await (const entry of scanTree(from)) {
      if (entry.type !== 'file') continue;
      const link = join(to, entry.path);
      await mkdir(dirname(link), { recursive: true });
      await symlink(join(from, entry.path), link);
    }
  } catch {
    // Only a saving of time is lost.
  }
}
