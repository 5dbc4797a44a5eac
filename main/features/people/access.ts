import type { AccessRow } from '#shared/contract/people.ts';
import { askedPermissions, type AskedPermission } from '#shared/contract/permissions.ts';
import { permissionWords } from '#shared/contract/permission-words.ts';
import type { AccessTable } from '#shared/domain/people/access.ts';
import { accessKind, readAccessRules } from '../../platform/rule-data/access-roles.ts';
import type { RefusedFile } from '../../platform/rule-data/data-folder.ts';
import { type OwnData, readOwnData } from '../../platform/rule-data/own-data.ts';

/** Who may do what in this archive: the program's table, or the bureau's own where it has one that holds. */
export interface Access {
  readonly table: AccessTable<AskedPermission>;
  readonly source: string;
  /** True for the bureau's own. */
  readonly own: boolean;
  readonly rows: readonly AccessRow[];
  readonly problems: readonly RefusedFile[];
}

/** @param shipped the program's folder; `own`: a table that merely lies there gives nobody a right */
export function readAccess({ shipped, own }: { readonly shipped: string; readonly own: OwnData }): Access {
  const program = readAccessRules(shipped);
  const bureau = readOwnData(own, accessKind);
  const { table, source } = bureau.entries[0] ?? program;
  return {
    table,
    source,
    own: bureau.entries.length > 0,
    problems: bureau.problems,
    rows: askedPermissions.map((permission) => ({
      permission,
      what: permissionWords[permission],
      roles: table[permission],
    })),
  };
}
