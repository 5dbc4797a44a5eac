import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { giveUp, inProject, say } from './project.mjs';
import { runNode } from './run.mjs';

/**
 * The practice archive with one complete, invented case and a card to import; made at the first call, kept afterwards.
 * Returns the host's arguments that open it.
 */
export async function ensurePractice() {
  const dir = join(homedir(), '案卷工作站练习');
  const archiveDir = join(dir, '档案库');
  if (!existsSync(join(archiveDir, 'archive.sqlite'))) {
    say('正在建立练习档案库…… Making the practice archive.');
    const code = await runNode(inProject('main', 'demo', 'make-practice.ts'), ['--dir', dir], {
      stdio: ['ignore', 2, 2],
    });
    if (code !== 0)
      giveUp('练习档案库没有建成，原因见上。 The practice archive could not be made, see above.');
  }
  return ['--archive', archiveDir, '--card', join(dir, '执法记录仪存储卡（练习）')];
}
