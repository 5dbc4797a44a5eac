import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

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

export function readConfig(dir: string): Config {
  let text: string;
  try {
    text = readFileSync(join(dir, 'config.json'), 'utf8');
  } catch {
    // No file yet is the ordinary first start.
    return {};
  }
  const parsed = configSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

export function writeConfig(dir: string, config: Config): void {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'config.json');
  writeFileSync(`${file}.part`, `${JSON.stringify(config, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}
