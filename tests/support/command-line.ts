import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runCli } from '#main/hosts/cli/program.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What one command line said, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export async function anjuan(...args: readonly string[]): Promise<Ran> {
  let out = '';
  let error = '';
  const code = await runCli(args, {
    out: (text) => (out += `${text}\n`),
    error: (text) => (error += `${text}\n`),
    progress: () => undefined,
  });
  return { code, out, error };
}

/** What it prints with --json; it must have nothing to complain of. */
export async function json(...args: readonly string[]): Promise<unknown> {
  const { code, out, error } = await anjuan(...args, '--json');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return JSON.parse(out);
}

/** Everything a refused command may do: exit 2, one Chinese sentence, nothing on standard output. */
export function expectRefused({ code, out, error }: Ran, sentence: RegExp): void {
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error.trim().split('\n')).toHaveLength(1);
  expect(error.trim()).toMatch(sentence);
}

/** An archive made from the example, in a folder of its own. */
export async function exampleArchive(): Promise<{ readonly dir: string; readonly archive: string }> {
  const dir = temporaryFolder();
  const archive = join(dir, '档案库');
  const bureau = join(dir, 'bureau.json');
  writeFileSync(bureau, JSON.stringify(await json('archive', 'example')));
  await json('archive', 'create', '--archive', archive, '--bureau', bureau);
  return { dir, archive };
}
