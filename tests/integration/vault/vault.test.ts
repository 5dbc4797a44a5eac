import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkVault, type VaultFinding } from '#main/platform/vault/check-vault.ts';
import { openVault, type Vault } from '#main/platform/vault/vault.ts';
import type { ProblemError } from '#shared/lib/problem.ts';
import { collect } from '#tests/support/collect.ts';
import { putBytes, putZeros } from '#tests/support/make-card.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const MiB = 1024 * 1024;

async function aVault(): Promise<{ vault: Vault; card: string }> {
  const folder = temporaryFolder();
  const vault = await openVault(join(folder, 'vault'));
  onTestFinished(() => vault.close());
  return { vault, card: join(folder, 'card') };
}
const hashOf = (algorithm: string, bytes: Buffer): string =>
  createHash(algorithm).update(bytes).digest('hex');
const findings = async (
  vault: Vault,
  expected: readonly { sha256: string; size: number }[],
): Promise<VaultFinding[]> => collect(checkVault(vault, expected));

describe('a vault', () => {
  // The sizes lie around the buffers (2 MiB) and the disk's blocks (4 KiB), where copying goes wrong.
  it.each([0, 1, 4095, 4096, 4097, 2 * MiB - 1, 2 * MiB, 2 * MiB + 1, 11 * MiB + 17])(
    'keeps %i bytes under their SHA-256, read-only, with both hashes right',
    async (size) => {
      const { vault, card } = await aVault();
      const source = join(card, await putBytes(card, 'a.mp4', size));
      const content = readFileSync(source);
      const stored = await vault.ingest(source);
      expect(stored).toEqual({
        outcome: 'stored',
        size,
        sha256: hashOf('sha256', content),
        sm3: hashOf('sm3', content),
      });
      const place = join(vault.dir, stored.sha256.slice(0, 2), stored.sha256);
      expect(readFileSync(place).equals(content)).toBe(true);
      expect(statSync(place).mode & 0o777).toBe(0o444);
      expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
    },
  );

  it('takes the same content under another name once', async () => {
    const { vault, card } = await aVault();
    await putBytes(card, 'a.mp4', 3 * MiB);
    copyFileSync(join(card, 'a.mp4'), join(card, 'aIMP.mp4'));
    const first = await vault.ingest(join(card, 'a.mp4'));
    const second = await vault.ingest(join(card, 'aIMP.mp4'));
    expect(second).toEqual({ ...first, outcome: 'duplicate' });
    expect(await collect(vault.list())).toEqual([{ sha256: first.sha256, size: 3 * MiB }]);
  });

  it('stores one of two equal files that arrive at the same moment', async () => {
    const { vault, card } = await aVault();
    await putBytes(card, 'a.mp4', 5 * MiB);
    copyFileSync(join(card, 'a.mp4'), join(card, 'b.mp4'));
    const outcomes = await Promise.all(['a.mp4', 'b.mp4'].map((name) => vault.ingest(join(card, name))));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['duplicate', 'stored']);
  });

  it('only reads a file that it probably has, and still stores it when it has not', async () => {
    const { vault, card } = await aVault();
    const source = join(card, await putBytes(card, 'a.mp4', 3 * MiB));
    expect((await vault.ingest(source, { likelyStored: true })).outcome).toBe('stored');
    const copied: number[] = [];
    const again = await vault.ingest(source, {
      likelyStored: true,
      onProgress: (progress) => copied.push(progress.copied),
    });
    expect(again.outcome).toBe('duplicate');
    expect(copied).toEqual([]);
  });

  it('works through more files than it has lanes and reports bytes copied, then read back', async () => {
    const { vault, card } = await aVault();
    const names = await Promise.all(
      [1, 2, 3, 4, 5].map((seed) => putBytes(card, `${String(seed)}.mp4`, 5 * MiB, seed)),
    );
    const seen: { copied: number; verified: number }[] = [];
    await Promise.all(
      names.map((name) =>
        vault.ingest(join(card, name), {
          onProgress: (progress) => (name === '1.mp4' ? seen.push(progress) : 0),
        }),
      ),
    );
    expect(await collect(vault.list())).toHaveLength(5);
    expect(seen[0]).toEqual({ copied: 2 * MiB, verified: 0 });
    expect(seen.at(-1)).toEqual({ copied: 5 * MiB, verified: 5 * MiB });
  });

  it('takes streams in like files', async () => {
    const { vault, card } = await aVault();
    const source = join(card, await putBytes(card, 'a.pdf', 3 * MiB + 5));
    const stored = await vault.ingestStream(Readable.from([readFileSync(source)]));
    expect(stored).toEqual({ ...(await vault.ingest(source)), outcome: 'stored' });
    expect(statSync(vault.pathOf(stored.sha256)).mode & 0o777).toBe(0o444);
  });

  it('leaves nothing of a stream that breaks off', async () => {
    const { vault } = await aVault();
    const broken = Readable.from(
      (async function* () {
        yield await Promise.resolve(Buffer.from('half'));
        throw new Error('connection lost');
      })(),
    );
    await expect(vault.ingestStream(broken)).rejects.toThrow('connection lost');
    expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
    expect(await collect(vault.list())).toEqual([]);
  });

  it('gives any range of an original', async () => {
    const { vault, card } = await aVault();
    const source = join(card, await putBytes(card, 'a.mp4', 5000));
    const { sha256 } = await vault.ingest(source);
    const content = readFileSync(source);
    const whole = await vault.read(sha256);
    expect((await buffer(whole.stream)).equals(content)).toBe(true);
    const part = await vault.read(sha256, { start: 100, end: 199 });
    expect(part).toMatchObject({ size: 5000, start: 100, end: 199 });
    expect((await buffer(part.stream)).equals(content.subarray(100, 200))).toBe(true);
    expect((await vault.read(sha256, { start: 4990, end: 999_999 })).end).toBe(4999);
    await expect(vault.read(sha256, { start: 5000 })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(vault.read('0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
    await expect(vault.read('../../etc/passwd')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('removes what it was writing when cancelled, and lets the next file in', async () => {
    const { vault, card } = await aVault();
    const source = join(card, await putZeros(card, 'a.mp4'));
    const abort = new AbortController();
    const problem = await vault
      .ingest(source, {
        signal: abort.signal,
        onProgress: () => {
          abort.abort();
        },
      })
      .then(
        () => undefined,
        (error: ProblemError) => error,
      );
    expect(problem?.code).toBe('cancelled');
    expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
    expect(await collect(vault.list())).toEqual([]);
    const next = join(card, await putBytes(card, 'b.mp4', MiB));
    expect((await vault.ingest(next)).outcome).toBe('stored');
  });

  it('cancels files still waiting for a lane', async () => {
    const { vault, card } = await aVault();
    const names = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) => putZeros(card, `${String(number)}.mp4`)),
    );
    const abort = new AbortController();
    const imports = names.map((name) =>
      vault.ingest(join(card, name), {
        signal: abort.signal,
        onProgress: () => {
          abort.abort();
        },
      }),
    );
    const outcomes = await Promise.allSettled(imports);
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await collect(vault.list())).toEqual([]);
  });
});

describe('checking a vault', () => {
  it('finds nothing wrong with a sound one', async () => {
    const { vault, card } = await aVault();
    const stored = await vault.ingest(join(card, await putBytes(card, 'a.mp4', 100)));
    expect(await findings(vault, [stored])).toEqual([{ state: 'intact', sha256: stored.sha256, size: 100 }]);
  });

  it('names each damaged, missing and foreign file', async () => {
    const { vault, card } = await aVault();
    const take = async (seed: number) =>
      vault.ingest(join(card, await putBytes(card, `${String(seed)}.mp4`, 100 * seed, seed)));
    const [sound, bitten, gone, unlisted] = [await take(1), await take(2), await take(3), await take(4)];
    const place = vault.pathOf(bitten.sha256);
    chmodSync(place, 0o644);
    const bytes = readFileSync(place);
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    writeFileSync(place, bytes);
    copyFileSync(vault.pathOf(gone.sha256), join(vault.dir, 'notes.txt'));
    rmSync(vault.pathOf(gone.sha256), { force: true });

    const found = await findings(vault, [sound, bitten, gone]);
    expect(found.slice(0, 3).map(({ state }) => state)).toEqual(['intact', 'damaged', 'missing']);
    const foreign = [`${unlisted.sha256.slice(0, 2)}/${unlisted.sha256}`, 'notes.txt'].sort();
    expect(found.slice(3)).toEqual(foreign.map((path) => ({ state: 'foreign', path })));
  });

  it('calls a file of the wrong size under a known hash damage, and never overwrites it', async () => {
    const { vault, card } = await aVault();
    const source = join(card, await putBytes(card, 'a.mp4', 100));
    const { sha256 } = await vault.ingest(source);
    chmodSync(vault.pathOf(sha256), 0o644);
    writeFileSync(vault.pathOf(sha256), 'short');
    await expect(vault.ingest(source)).rejects.toMatchObject({ code: 'archive-damaged' });
    expect(readFileSync(vault.pathOf(sha256), 'utf8')).toBe('short');
  });
});
