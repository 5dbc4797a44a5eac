import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../platform/files/file-problems.ts';
import type { OwnData } from '../../platform/rule-data/own-data.ts';
import type { Reader } from '../../platform/sqlite/open.ts';
import type { Vault } from '../../platform/vault/vault.ts';
import type { OwnFolder } from './identity/archive-folder.ts';
import { sha256OfFile } from './identity/lying-files.ts';
import { type TakenFile, takenFiles } from './identity/own-files.ts';

/** Where a folder lies, what of it somebody took in, and where the vault keeps what was taken in. */
export interface OwnDataFolder {
  readonly folder: string;
  readonly taken: ReadonlyMap<string, TakenFile>;
  readonly pathOf: (sha256: string) => string;
}

/**
 * Which files of the bureau count: those with the bytes that somebody took in. Where a file was changed or taken away
 * since, the vault has kept those bytes; who may write into a folder decides nothing thereby.
 */
export function ownDataIn({ folder, taken, pathOf }: OwnDataFolder): OwnData {
  const { names: lying, code } = filesIn(folder);
  const isAsTaken = (name: string): boolean => {
    const known = taken.get(name)?.sha256;
    return known !== undefined && sha256OfFile(join(folder, name)) === known;
  };
  const kept = ({ sha256 }: TakenFile): string | undefined => {
    const path = pathOf(sha256);
    return existsSync(path) && sha256OfFile(path) === sha256 ? path : undefined;
  };
  return {
    counted: [...taken.values()]
      .toSorted((a, b) => (a.file < b.file ? -1 : 1))
      .flatMap((own) => {
        const path = isAsTaken(own.file) ? join(folder, own.file) : kept(own);
        return path === undefined ? [] : [{ name: own.file, path }];
      }),
    waiting: lying
      .filter((name) => !isAsTaken(name))
      .map((name) => ({ name, path: join(folder, name), taken: taken.has(name) })),
    gone: [...taken.values()]
      .filter(({ file }) => !lying.includes(file))
      .map((own) => ({ name: own.file, kept: kept(own) !== undefined })),
    ...(code === undefined ? {} : { unreadable: { folder, code } }),
  };
}

/** What counts of one of the archive's folders, now. */
export const ownData = async (
  archive: {
    readonly db: Reader;
    readonly vault: Pick<Vault, 'pathOf'>;
    readonly ownDir: (folder: OwnFolder) => string;
  },
  folder: OwnFolder,
): Promise<OwnData> =>
  ownDataIn({
    folder: archive.ownDir(folder),
    taken: await takenFiles(archive.db, folder),
    pathOf: (sha256) => archive.vault.pathOf(sha256),
  });

/** By name. Archives from before a folder came, and those on a write-protected place, do not have it. */
function filesIn(folder: string): { readonly names: readonly string[]; readonly code?: string } {
  try {
    return { names: readdirSync(folder).toSorted() };
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return code === 'ENOENT' ? { names: [] } : { names: [], code };
  }
}
