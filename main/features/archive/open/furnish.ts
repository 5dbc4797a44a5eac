import { join } from 'node:path';
import type { OpenDatabase } from '../../../platform/sqlite/open.ts';
import type { ProtectedDatabase } from '../../../platform/sqlite/open-protected.ts';
import { openVault } from '../../../platform/vault/vault.ts';
import { PROGRAM } from '../chain/become-copy.ts';
import { lastSeal, seal } from '../chain/seals.ts';
import { DATABASE } from '../identity/archive-folder.ts';
import { findOriginal } from '../originals/originals.repository.ts';
import { vaultOutside } from '../originals/vault-outside.ts';
import type { Archive, ArchiveOptions } from './open-archive.ts';
import { takeCustody } from './take-custody.ts';
import { takeOriginals } from './take-originals.ts';
import { writeActs } from './write-acts.ts';

/** Puts an archive together around its open database. The database is closed when that fails. */
export async function furnish(
  dir: string,
  options: ArchiveOptions,
  database: OpenDatabase,
  how: { readonly readOnly?: ProtectedDatabase; readonly isCreated?: boolean },
): Promise<Archive> {
  try {
    return await furnished(dir, options, database, how);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function furnished(
  dir: string,
  { migrationsDir, fontsDir, anchorsDir, clock, log }: ArchiveOptions,
  database: OpenDatabase,
  { readOnly, isCreated = false }: { readonly readOnly?: ProtectedDatabase; readonly isCreated?: boolean },
): Promise<Archive> {
  const { db, read } = database;
  const custody = await takeCustody(database, readOnly, { db, dir, anchorsDir, clock, log, isCreated });
  const opened = await openVault(join(dir, 'vault'), {
    settle: (sha256, decide) =>
      database.write(async (tx) => decide((await findOriginal(tx, sha256)) !== undefined)),
  });
  const vault = vaultOutside(opened, () => database.isWriting());
  const writing = writeActs({ dir, database, custody, vault, readOnly });
  const sealNow: Archive['seal'] = async (reason) => {
    if (readOnly !== undefined) return lastSeal(db);
    const sealed = await database.write((tx) => seal(tx, clock.now(), reason));
    custody.sealed(sealed);
    return sealed;
  };
  const { noticed } = custody.standing;
  if (noticed !== undefined && readOnly === undefined) {
    await writing.act(PROGRAM, () =>
      Promise.resolve({ value: undefined, act: { act: 'archive.anchor', sentence: noticed } }),
    );
    await custody.flush();
  }
  const placeOfDerived = readOnly?.temporaryDir ?? dir;
  return {
    dir,
    db,
    read,
    ...writing,
    ...takeOriginals({ db, vault, clock, requireWritable: writing.requireWritable }),
    writeProtected: readOnly !== undefined,
    custody,
    seal: sealNow,
    vault,
    clock,
    log,
    schemaVersion: database.version,
    migrationsDir,
    databaseFile: join(placeOfDerived, DATABASE),
    fontsDir,
    derivedDir: join(placeOfDerived, 'derived'),
    ownDir: (folder) => join(dir, folder),
    isDatabaseSound: (signal) => database.isSound(signal),
    copyDatabase: (file) => database.copyTo(file),
    async close() {
      await vault.close();
      if (readOnly === undefined) {
        // A disk that was pulled out takes no seal any more; the next opening sees what is there.
        await sealNow('关闭').catch((error: unknown) => {
          log.error('archive.seal', error);
        });
        await custody.flush();
      }
      await database.close();
    },
  };
}
