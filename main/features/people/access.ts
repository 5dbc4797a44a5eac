import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessRow } from '#shared/contract/people.ts';
import { askedPermissions, type AskedPermission } from '#shared/contract/permissions.ts';
import { permissionWords } from '#shared/contract/permission-words.ts';
import type { AccessTable } from '#shared/domain/people/access.ts';
import {
  ACCESS_FILE,
  type AccessRules,
  readAccessFile,
  readAccessRules,
  readOwnAccessRules,
} from '../../platform/rule-data/access-roles.ts';
import type { RefusedFile } from '../../platform/rule-data/data-folder.ts';
import { sha256OfFile, type TakenFile, untakenWords } from '../archive/archive.ts';

/** Who may do what in this archive: the program's table, or the bureau's own where it has one that holds. */
export interface Access {
  readonly table: AccessTable<AskedPermission>;
  readonly source: string;
  /** True for the bureau's own. */
  readonly own: boolean;
  readonly rows: readonly AccessRow[];
  readonly problems: readonly RefusedFile[];
}

interface OwnAccess {
  readonly rules: AccessRules | undefined;
  readonly problems: readonly RefusedFile[];
}

export interface AccessFolders {
  readonly shipped: string;
  readonly own: string;
  /** What somebody took in of the bureau's own: a table that merely lies there gives nobody a right. */
  readonly taken: TakenFile | undefined;
  /** Where the vault keeps what was taken in. */
  readonly pathOf: (sha256: string) => string;
}

export async function readAccess(folders: AccessFolders): Promise<Access> {
  const shipped = readAccessRules(folders.shipped);
  const own = await ownAccess(folders);
  const { table, source } = own.rules ?? shipped;
  return {
    table,
    source,
    own: own.rules !== undefined,
    problems: own.problems,
    rows: askedPermissions.map((permission) => ({
      permission,
      what: permissionWords[permission],
      roles: table[permission],
    })),
  };
}

async function ownAccess({ own, taken, pathOf }: AccessFolders): Promise<OwnAccess> {
  const lying = sha256OfFile(join(own, ACCESS_FILE));
  const { entries, problems } = await readOwnAccessRules(own);
  if (lying !== undefined && lying === taken?.sha256) return { rules: entries[0], problems };
  const file = ACCESS_FILE;
  const named: readonly RefusedFile[] =
    lying === undefined
      ? taken === undefined
        ? problems
        : [{ file, message: `权限文件“${file}”在程序之外被移走了，仍照采用时的内容办理。` }]
      : problems.length > 0
        ? problems
        : [
            {
              file,
              message: untakenWords('权限', file, taken !== undefined),
              untaken: { folder: 'access', file },
            },
          ];
  return { rules: keptRules(taken, pathOf), problems: named };
}

/** What was taken in counts also where the file was changed since: the vault has kept it. */
function keptRules(
  taken: TakenFile | undefined,
  pathOf: (sha256: string) => string,
): AccessRules | undefined {
  const kept = taken === undefined ? undefined : pathOf(taken.sha256);
  return kept !== undefined && existsSync(kept) && sha256OfFile(kept) === taken?.sha256
    ? readAccessFile(kept)
    : undefined;
}
