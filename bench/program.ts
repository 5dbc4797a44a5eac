import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const projectDir = resolve(import.meta.dirname, '..');

/** Runs `npm run -s anjuan -- …` as whoever types it, and gives its standard output. */
export function anjuan(...args: readonly string[]): string {
  return npm('run', '-s', 'anjuan', '--', ...args);
}

export function npm(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: projectDir,
    encoding: 'utf8',
    // As from a shell: npm tells a program it starts what it was itself started for.
    env: { ...process.env, INIT_CWD: undefined },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  return stdout;
}

/** A new archive made by the command line, and the built program beside it; cleared away afterwards. */
export async function withArchive<T>(work: (archive: string, dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'anjuan-bench-'));
  try {
    const bureau = join(dir, 'bureau.json');
    writeFileSync(bureau, anjuan('archive', 'example'));
    const archive = join(dir, 'archive');
    anjuan('archive', 'create', '--archive', archive, '--bureau', bureau);
    return await work(archive, dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Seconds a call takes. */
export function secondsOf(act: () => unknown): number {
  const start = performance.now();
  act();
  return (performance.now() - start) / 1000;
}
