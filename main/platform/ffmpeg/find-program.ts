import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { programMissing } from './programs.ts';

/**
 * The full path of a program given by path or by name, looked up in `PATH`. Throws `not-available` when there is none.
 * Done before every start, because fluent-ffmpeg answers a program it cannot start with an error nobody can catch.
 */
export async function findProgram(program: string): Promise<string> {
  const folders = isAbsolute(program) ? [''] : (process.env['PATH'] ?? '').split(delimiter);
  const endings = process.platform === 'win32' ? ['', '.exe'] : [''];
  for (const folder of folders) {
    for (const ending of endings) {
      const path = join(folder, `${program}${ending}`);
      if (await isExecutable(path)) return path;
    }
  }
  throw programMissing(program);
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
