import type { AccessRow } from '#shared/contract/people.ts';
import { askedPermissions, type AskedPermission } from '#shared/contract/permissions.ts';
import { permissionWords } from '#shared/contract/permission-words.ts';
import type { AccessTable } from '#shared/domain/people/access.ts';
import { accessKind, readAccessRules, unnamedIn } from '../../platform/rule-data/access-roles.ts';
import type { RefusedFile } from '../../platform/rule-data/data-folder.ts';
import { type OwnData, readOwnData } from '../../platform/rule-data/own-data.ts';

/** Who may do what in this archive: the program's table, or the bureau's own where it has one that holds. */
export interface Access {
  readonly table: AccessTable<AskedPermission>;
  readonly source: string;
  /** True for the bureau's own. */
  readonly own: boolean;
  readonly rows: readonly AccessRow[];
  /** Of the bureau's own: what it says nothing of, so that the program's table holds for it. */
  readonly unnamed: readonly { readonly permission: AskedPermission; readonly what: string }[];
  readonly problems: readonly RefusedFile[];
}

/** @param shipped the program's folder; `own`: a table that merely lies there gives nobody a right */
export function readAccess({ shipped, own }: { readonly shipped: string; readonly own: OwnData }): Access {
  const program = readAccessRules(shipped);
  const bureau = readOwnData(own, accessKind);
  const ownTable = bureau.entries[0];
  const { source } = ownTable ?? program;
  const unnamed = ownTable === undefined ? [] : unnamedIn(ownTable.table);
  const table = { ...program.table, ...ownTable?.table };
  return {
    table,
    source,
    unnamed: unnamed.map((permission) => ({ permission, what: permissionWords[permission] })),
    own: bureau.entries.length > 0,
    problems: bureau.problems,
    rows: askedPermissions.map((permission) => ({
      permission,
      what: permissionWords[permission],
      roles: table[permission],
    })),
  };
}
