import type { AccessRow } from '#shared/contract/people.ts';
import { askedPermissions, type AskedPermission } from '#shared/contract/permissions.ts';
import { permissionWords } from '#shared/contract/permission-words.ts';
import type { AccessTable } from '#shared/domain/people/access.ts';
import { readAccessRules, readOwnAccessRules } from '../../platform/rule-data/access-roles.ts';
import type { RefusedFile } from '../../platform/rule-data/data-folder.ts';

/** Who may do what in this archive: the program's table, or the bureau's own where it has one that holds. */
export interface Access {
  readonly table: AccessTable<AskedPermission>;
  readonly source: string;
  /** True for the bureau's own. */
  readonly own: boolean;
  readonly rows: readonly AccessRow[];
  readonly problems: readonly RefusedFile[];
}

export async function readAccess(shippedDir: string, ownDir: string): Promise<Access> {
  const shipped = readAccessRules(shippedDir);
  const { entries, problems } = await readOwnAccessRules(ownDir);
  const [own] = entries;
  const { table, source } = own ?? shipped;
  return {
    table,
    source,
    own: own !== undefined,
    problems,
    rows: askedPermissions.map((permission) => ({
      permission,
      what: permissionWords[permission],
      roles: table[permission],
    })),
  };
}
