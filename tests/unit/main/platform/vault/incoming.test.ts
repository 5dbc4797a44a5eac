import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cleanIncoming, newPart } from '#main/platform/vault/incoming.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** A process that runs as long as this one, and is another. */
const NEIGHBOUR = process.ppid;
/** No system gives so high a number. */
const NOBODY = 2 ** 30;

function aPart(vault: string, owner: number, end: string, written = new Date()): string {
  const path = join(
    vault,
    'incoming',
    `.part-${String(owner)}-0f000000-0000-4000-8000-${end.padStart(12, '0')}`,
  );
  mkdirSync(join(vault, 'incoming'), { recursive: true });
  writeFileSync(path, 'half');
  utimesSync(path, written, written);
  return path;
}

it('parts of a running program stay; those of one that is gone, or that ran before this machine was started, do not', async () => {
  const vault = temporaryFolder();
  const beforeThisStart = new Date(Date.now() - uptime() * 1000 - 3_600_000);
  const running = aPart(vault, NEIGHBOUR, '1');
  // Its number has been given to another program since.
  const reused = aPart(vault, NEIGHBOUR, '2', beforeThisStart);
  const gone = aPart(vault, NOBODY, '3');
  const ofThisProgram = aPart(vault, process.pid, '4');
  const own = newPart(vault);
  writeFileSync(own.path, 'half');

  expect(await cleanIncoming(vault)).toBe(3);
  expect([running, reused, gone, ofThisProgram, own.path].map((path) => existsSync(path))).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
});
