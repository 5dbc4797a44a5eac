import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, boundPages, createArchive } from '#main/features/archive/archive.ts';
import { preparePages } from '#main/features/archive/originals/prepared-pages.ts';
import { stderrLog } from '#main/platform/log.ts';
import { fixedClock, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from './pdf/support.ts';
import { onePage } from './pdf/raw-pdf.ts';

let archive: Archive;
beforeEach(async () => {
  archive = await createArchive(join(temporaryFolder(), '档案库'), {
    migrationsDir: join(resourcesRoot, 'main', 'migrations'),
    fontsDir: join(resourcesRoot, 'resources', 'fonts'),
    clock: fixedClock(),
    log: stderrLog,
  });
});
afterEach(() => archive.close());

const take = async (bytes: Buffer): Promise<string> =>
  (await archive.takeIn(Readable.from([bytes]), 'application/pdf')).sha256;
const derivedFiles = (): string[] =>
  readdirSync(join(archive.derivedDir, 'pages'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('.'),
  );
const broken = onePage({}, { end: () => '' });

describe('the pages of an original PDF', () => {
  it('are the original itself where it can be bound', async () => {
    const bytes = onePage({});
    const sha256 = await take(bytes);
    expect(Buffer.from(await boundPages(archive, sha256))).toEqual(bytes);
    expect(derivedFiles().filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });

  it('lie in a derived file that names its parent, and the original is as it was', async () => {
    const sha256 = await take(broken);
    const prepared = await preparePages(archive, sha256);
    expect(prepared).toMatchObject({
      parent: sha256,
      pages: 1,
      derived: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(prepared.notes.join('')).toContain('修复的副本');
    expect(readFileSync(archive.vault.pathOf(sha256))).toEqual(broken);
    expect(await archive.vault.verify(sha256)).toMatchObject({ state: 'intact' });
    expect(derivedFiles()).toHaveLength(2);
  });

  it('are made again, the same, when the derived file is gone or was touched', async () => {
    const sha256 = await take(broken);
    const first = Buffer.from(await boundPages(archive, sha256));
    const file = join(
      archive.derivedDir,
      'pages',
      derivedFiles().find((name) => name.endsWith('.pdf')) ?? '',
    );
    writeFileSync(file, 'touched');
    expect(Buffer.from(await boundPages(archive, sha256))).toEqual(first);
    rmSync(join(archive.derivedDir, 'pages'), { recursive: true });
    expect(Buffer.from(await boundPages(archive, sha256))).toEqual(first);
  });

  it('are not made from an original that is damaged', async () => {
    const sha256 = await take(broken);
    const place = archive.vault.pathOf(sha256);
    chmodSync(place, 0o644);
    writeFileSync(place, onePage({}));
    await expect(boundPages(archive, sha256)).rejects.toMatchObject({ code: 'archive-damaged' });
  });
});
