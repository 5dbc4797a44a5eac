import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { makePrivateFolder, PRIVATE_FILE } from './platform/files/private.ts';
import { ProblemError } from '#shared/lib/problem.ts';

const configSchema = z.object({ archiveDir: z.string().optional() });
export type Config = z.infer<typeof configSchema>;

/** Where this user's settings of the program lie (not the archive): `ANJUAN_CONFIG_DIR`, or the system's usual place. */
export function defaultConfigDir(): string {
  const chosen = process.env['ANJUAN_CONFIG_DIR'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? homedir(), 'Anjuan');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Anjuan');
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'anjuan');
}

/** Where a new archive goes unless the clerk chooses otherwise. */
export const suggestedArchiveDir = (): string => join(homedir(), '案卷档案库');

/** Empty before the first start. A damaged file is `invalid-input`: forgetting where the archive lies would look like losing it. */
export function readConfig(dir: string): Config {
  const file = join(dir, 'config.json');
  if (!existsSync(file)) return {};
  try {
    return configSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new ProblemError(
      'invalid-input',
      '程序的设置文件读不出来，不知道档案库在哪里。档案库本身不受影响，请选择它所在的文件夹重新打开。',
      { file },
      error,
    );
  }
}

export function writeConfig(dir: string, config: Config): void {
  makePrivateFolder(dir);
  const file = join(dir, 'config.json');
  writeFileSync(`${file}.part`, `${JSON.stringify(config, null, 2)}\n`, { mode: PRIVATE_FILE });
  renameSync(`${file}.part`, file);
}
