import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkVault, type VaultFinding } from '#main/platform/vault/check-vault.ts';
import type { LaneProgress, Reread } from '#main/platform/vault/lane-job.ts';
import { createLanePool } from '#main/platform/vault/lane-pool.ts';
import { rereadSource, samplePieces, samplePositions } from '#main/platform/vault/reread-source.ts';
import { openVault, type Vault } from '#main/platform/vault/vault.ts';
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
/** What a failing disk does to a stored file. */
function overwrite(place: string, bytes: Buffer): void {
  chmodSync(place, 0o644);
  writeFileSync(place, bytes);
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
    const seen: LaneProgress[] = [];
    const again = await vault.ingest(source, {
      likelyStored: true,
      onProgress: (progress) => {
        expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
        seen.push(progress);
      },
    });
    expect(again.outcome).toBe('duplicate');
    // The card was read, then the vault's own copy.
    expect(seen).toEqual([
      { copied: 2 * MiB, verified: 0 },
      { copied: 3 * MiB, verified: 0 },
      { copied: 3 * MiB, verified: 2 * MiB },
      { copied: 3 * MiB, verified: 3 * MiB },
    ]);
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

  it('gives each of many files at once its own two hashes, whatever their lengths', async () => {
    const { vault, card } = await aVault();
    const sizes = [0, 63, 65, 4097, 2 * MiB + 1, 3 * MiB, 5 * MiB + 63, 7 * MiB + 1, 9 * MiB];
    const names = await Promise.all(
      sizes.map((size, seed) => putBytes(card, `${String(seed)}.mp4`, size, seed)),
    );
    const stored = await Promise.all(names.map((name) => vault.ingest(join(card, name))));
    const contents = names.map((name) => readFileSync(join(card, name)));
    expect(stored.map(({ sha256, sm3 }) => ({ sha256, sm3 }))).toEqual(
      contents.map((content) => ({ sha256: hashOf('sha256', content), sm3: hashOf('sm3', content) })),
    );
  });

  it('keeps the hash of a cancelled file out of the one that comes after it', async () => {
    const { vault, card } = await aVault();
    const [whole, cut] = await Promise.all(
      [1, 2].map((seed) => putBytes(card, `${String(seed)}.mp4`, 9 * MiB, seed)),
    );
    const stop = new AbortController();
    const cancelled = vault.ingest(join(card, cut ?? ''), {
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    // More than there are lanes, so that the lane that was cancelled has one of them.
    const again = await Promise.all(Array.from({ length: 5 }, () => vault.ingest(join(card, whole ?? ''))));
    const sm3 = hashOf('sm3', readFileSync(join(card, whole ?? '')));
    expect(again.map((one) => one.sm3)).toEqual(again.map(() => sm3));
  });

  it('reads a copy back whole once its last byte is written: before, a disk may still lose what came first', async () => {
    const { vault, card } = await aVault();
    const seen = async (seed: number, reread: Reread): Promise<LaneProgress[]> => {
      const told: LaneProgress[] = [];
      const source = join(card, await putBytes(card, `${String(seed)}.mp4`, 40 * MiB + 5, seed));
      await vault.ingest(source, { reread, onProgress: (progress) => told.push(progress) });
      expect(told.at(-1)).toMatchObject({ copied: 40 * MiB + 5, verified: 40 * MiB + 5 });
      return told.filter(({ verified }) => verified > 0);
    };
    expect((await seen(1, 'sample'))[0]).toEqual({ copied: 40 * MiB + 5, verified: 2 * MiB });
    expect((await seen(2, 'none'))[0]).toEqual({ copied: 40 * MiB + 5, verified: 2 * MiB });
  });

  it('leaves nothing of a file that is cancelled while it is read back', async () => {
    const { vault, card } = await aVault();
    const source = join(card, await putBytes(card, 'a.mp4', 120 * MiB));
    const abort = new AbortController();
    const onProgress = ({ verified }: LaneProgress): void => {
      if (verified > 0) abort.abort();
    };
    await expect(
      vault.ingest(source, { signal: abort.signal, onProgress, reread: 'sample' }),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
    expect(await collect(vault.list())).toEqual([]);
  });

  it('takes streams in like files', async () => {
    const { vault, card } = await aVault();
    const source = join(card, await putBytes(card, 'a.pdf', 3 * MiB + 5));
    const stored = await vault.ingestStream(Readable.from([readFileSync(source)]));
    expect(stored).toEqual({ ...(await vault.ingest(source)), outcome: 'stored' });
    expect(statSync(vault.pathOf(stored.sha256)).mode & 0o777).toBe(0o444);
  });

  it('lets small bytes pass a card that has every lane taken and more waiting', async () => {
    const { vault, card } = await aVault();
    const files = Array.from({ length: 12 }, (_, place) =>
      putBytes(card, `${String(place)}.mp4`, 48 * MiB, place),
    );
    const ended: string[] = [];
    const card12 = (await Promise.all(files)).map((name) =>
      vault.ingest(join(card, name)).then(() => ended.push('card')),
    );
    await vault.ingestStream(Readable.from([Buffer.from('a scan')])).then(() => ended.push('scan'));
    await Promise.all(card12);
    // In line behind them, it would begin when all but one lane's had ended.
    expect(ended.indexOf('scan')).toBeLessThan(12 - vault.lanes);
    expect(ended).toHaveLength(13);
  });

  it('stands still, its threads at a card, while somebody goes first', async () => {
    const { card } = await aVault();
    const path = join(card, await putBytes(card, 'a.mp4', 24 * MiB));
    const way = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const behind = createLanePool(1, { behind: way });
    const express = createLanePool(1);
    onTestFinished(async () => {
      await Promise.all([behind.close(), express.close()]);
    });
    let done = 0;
    Atomics.store(way, 0, 1);
    const read = behind.run(
      { kind: 'hash', path },
      {
        onProgress: ({ verified }) => {
          done = verified;
        },
      },
    );
    // What others read three times meanwhile, he does not come to the end of.
    for (let times = 0; times < 3; times += 1) await express.run({ kind: 'hash', path });
    expect(done).toBeLessThan(24 * MiB);
    Atomics.store(way, 0, 0);
    Atomics.notify(way, 0);
    expect(await read).toEqual(await express.run({ kind: 'hash', path }));
  });

  it('keeps staged bytes only when it is told to', async () => {
    const { vault } = await aVault();
    const stage = () => vault.stage(Readable.from([Buffer.from('a page')]));
    await (await stage())[Symbol.asyncDispose]();
    expect(await collect(vault.list())).toEqual([]);
    const staged = await stage();
    expect(await collect(vault.list())).toEqual([]);
    expect(await staged.keep()).toMatchObject({ outcome: 'stored', sha256: staged.sha256, sm3: staged.sm3 });
    await staged[Symbol.asyncDispose]();
    expect(await vault.verify(staged.sha256)).toMatchObject({ state: 'intact' });
    expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
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
        (error: unknown) => error,
      );
    expect(problem).toMatchObject({ code: 'cancelled' });
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
});

describe('a damaged copy in a vault', () => {
  const damages = {
    'one byte flipped': (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([1])]),
    'cut short': (bytes: Buffer) => bytes.subarray(0, 5),
  };
  const cases = Object.entries(damages).flatMap(([name, damage]) =>
    [true, false].map((likelyStored) => ({ name, damage, likelyStored })),
  );

  it.each(cases)(
    '($name) is set aside and replaced when its content comes again (looked for first: $likelyStored)',
    async ({ damage, likelyStored }) => {
      const { vault, card } = await aVault();
      const source = join(card, await putBytes(card, 'a.mp4', 3 * MiB));
      const { sha256 } = await vault.ingest(source);
      const damaged = damage(readFileSync(source));
      overwrite(vault.pathOf(sha256), damaged);

      const again = await vault.ingest(source, { likelyStored });
      const setAside = `damaged/${sha256}-1`;
      expect(again).toMatchObject({ outcome: 'replaced', sha256, setAside });
      expect(vault.setAside).toEqual([setAside]);
      expect(readFileSync(join(vault.dir, setAside)).equals(damaged)).toBe(true);
      expect(statSync(vault.pathOf(sha256)).mode & 0o777).toBe(0o444);
      expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
      // What was set aside is known of: it is no stranger in the vault.
      expect(await findings(vault, [{ sha256, size: 3 * MiB }])).toEqual([
        { state: 'intact', sha256, size: 3 * MiB },
      ]);
      const second = await openVault(vault.dir);
      onTestFinished(() => second.close());
      expect(second.setAside).toEqual([setAside]);
    },
  );

  it('is replaced by a stream of the same content too, and kept beside the one before', async () => {
    const { vault, card } = await aVault();
    const content = readFileSync(join(card, await putBytes(card, 'a.pdf', 5000)));
    const { sha256 } = await vault.ingestStream(Readable.from([content]));
    for (const n of [1, 2]) {
      overwrite(vault.pathOf(sha256), Buffer.from(`damage ${String(n)}`));
      const again = await vault.ingestStream(Readable.from([content]));
      expect(again).toMatchObject({ outcome: 'replaced', setAside: `damaged/${sha256}-${String(n)}` });
    }
    expect(readFileSync(join(vault.dir, `damaged/${sha256}-2`), 'utf8')).toBe('damage 2');
    expect((await vault.verify(sha256)).state).toBe('intact');
  });

  it('is replaced once when the content comes by several lanes at the same moment', async () => {
    const { vault, card } = await aVault();
    const names = ['a.mp4', 'b.mp4', 'c.mp4', 'd.mp4'];
    await putBytes(card, 'a.mp4', 5 * MiB);
    for (const name of names.slice(1)) copyFileSync(join(card, 'a.mp4'), join(card, name));
    const { sha256 } = await vault.ingest(join(card, 'a.mp4'));
    overwrite(vault.pathOf(sha256), Buffer.alloc(5 * MiB, 1));
    await Promise.all(names.map((name) => vault.ingest(join(card, name), { likelyStored: true })));
    expect((await vault.verify(sha256)).state).toBe('intact');
    expect(vault.setAside).toEqual([`damaged/${sha256}-1`]);
    expect(readdirSync(join(vault.dir, 'damaged'))).toEqual([`${sha256}-1`]);
    expect(readFileSync(join(vault.dir, `damaged/${sha256}-1`)).equals(Buffer.alloc(5 * MiB, 1))).toBe(true);
  });

  it('is replaced although a program was killed between setting it aside and replacing it', async () => {
    const { vault, card } = await aVault();
    const source = join(card, await putBytes(card, 'a.mp4', 5000));
    const { sha256 } = await vault.ingest(source);
    overwrite(vault.pathOf(sha256), Buffer.alloc(5000, 1));
    mkdirSync(join(vault.dir, 'damaged'));
    linkSync(vault.pathOf(sha256), join(vault.dir, `damaged/${sha256}-1`));
    expect(await vault.ingest(source)).toMatchObject({
      outcome: 'replaced',
      setAside: `damaged/${sha256}-1`,
    });
    expect((await vault.verify(sha256)).state).toBe('intact');
    expect(readdirSync(join(vault.dir, 'damaged'))).toEqual([`${sha256}-1`]);
    expect(readFileSync(join(vault.dir, `damaged/${sha256}-1`)).equals(Buffer.alloc(5000, 1))).toBe(true);
  });
});

describe('reading a card a second time', () => {
  it.each(['sample', 'all'] as const)('says how much of it was compared: %s', async (reread) => {
    const { vault, card } = await aVault();
    for (const size of [0, 1, 4097, 1024 * 1024, 7 * MiB + 3]) {
      const source = join(card, await putBytes(card, `${String(size)}.mp4`, size));
      const stored = await vault.ingest(source, { reread });
      expect(stored).toMatchObject({ outcome: 'stored', secondReading: { extent: reread } });
    }
    expect(await vault.ingest(join(card, '1.mp4'), {})).not.toHaveProperty('secondReading');
  });

  it.each(['sample', 'all'] as const)('says whose bytes are others the second time: %s', async (reread) => {
    const folder = temporaryFolder();
    const bytes = readFileSync(join(folder, await putBytes(folder, 'as-read.mp4', 3 * MiB + 5)));
    const hashes = { sha256: hashOf('sha256', bytes), sm3: hashOf('sm3', bytes), size: bytes.length };
    const other = Buffer.from(bytes).fill(1, 0, 100);
    const [card, part] = [join(folder, 'card.mp4'), join(folder, 'part')];
    const again = (onCard: Buffer, held: Buffer) => {
      writeFileSync(card, onCard);
      writeFileSync(part, held);
      return rereadSource(card, part, hashes, reread, Buffer.alloc(MiB), () => undefined);
    };
    expect(again(bytes, bytes)).toMatchObject({ extent: reread });
    expect(() => again(other, bytes)).toThrow(
      expect.objectContaining({
        code: 'source-changed',
        message: expect.stringContaining('第二遍') as string,
      }),
    );
    // What a disk does that claims more room than it has: what came first is lost when the last is written.
    expect(() => again(bytes, other)).toThrow(expect.objectContaining({ code: 'archive-damaged' }));
  });

  it('leaves nothing of a file that reads differently then', async () => {
    const { vault, card } = await aVault();
    const source = join(card, await putBytes(card, 'a.mp4', 120 * MiB));
    // As a worn card does: same name, size and date, other bytes.
    const onProgress = ({ verified }: LaneProgress): void => {
      if (verified < 120 * MiB) return;
      const file = openSync(source, 'r+');
      writeSync(file, 'a worn-out block', 119 * MiB);
      closeSync(file);
    };
    await expect(vault.ingest(source, { reread: 'all', onProgress })).rejects.toMatchObject({
      code: 'source-changed',
      message: expect.stringContaining('第二遍') as string,
    });
    expect(await collect(vault.list())).toEqual([]);
    expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
  });

  it('takes its samples from the whole file, its ends included, and not from the same places each time', () => {
    const size = 1000 * 64 * 1024 + 7;
    const positions = samplePositions(size);
    expect(positions).toHaveLength(samplePieces);
    expect([positions[0], positions.at(-1)]).toEqual([0, 1000 * 64 * 1024]);
    expect(new Set(positions).size).toBe(samplePieces);
    expect([...positions].sort((a, b) => a - b)).toEqual(positions);
    expect(positions.every((position) => position % 4096 === 0 && position < size)).toBe(true);
    expect(samplePositions(size)).not.toEqual(positions);
    expect(samplePositions(3 * 64 * 1024)).toEqual([0, 64 * 1024, 128 * 1024]);
    expect(samplePositions(0)).toEqual([]);
  });
});
