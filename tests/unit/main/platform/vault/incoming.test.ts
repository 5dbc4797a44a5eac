import { existsSync, linkSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanIncoming, newPart, type Settle } from '#main/platform/vault/incoming.ts';
import { originalPath } from '#main/platform/vault/vault-layout.ts';
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

describe('what was staged for an act that was cut off', () => {
  const sha256 = 'ab'.repeat(32);
  const left = `.part-${String(NOBODY)}-0f000000-0000-4000-8000-000000000001-${sha256}`;
  const settle =
    (known: boolean): Settle =>
    (_sha256, decide) =>
      decide(known);

  function aVault() {
    const vault = join(temporaryFolder(), 'vault');
    const part = join(vault, 'incoming', left);
    const place = originalPath(vault, sha256);
    mkdirSync(join(vault, 'incoming'), { recursive: true });
    writeFileSync(part, 'bytes');
    return { vault, part, place };
  }

  it('gets its name when its row is there', async () => {
    const { vault, part, place } = aVault();
    expect(await cleanIncoming(vault, settle(true))).toBe(1);
    expect(readFileSync(place, 'utf8')).toBe('bytes');
    expect(existsSync(part)).toBe(false);
  });

  it('is taken away when its row is not, with the name it had got, and nothing else under that name', async () => {
    for (const own of [true, false]) {
      const { vault, part, place } = aVault();
      mkdirSync(dirname(place), { recursive: true });
      if (own) linkSync(part, place);
      else writeFileSync(place, 'bytes');
      expect(await cleanIncoming(vault, settle(false))).toBe(1);
      expect(existsSync(place)).toBe(!own);
      expect(existsSync(part)).toBe(false);
    }
  });

  it('stays where nobody can say', async () => {
    const { vault, part } = aVault();
    expect(await cleanIncoming(vault)).toBe(0);
    expect(existsSync(part)).toBe(true);
  });
});
