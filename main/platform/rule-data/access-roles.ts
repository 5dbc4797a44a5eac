import { join } from 'node:path';
import * as z from 'zod';
import { askedPermissions, type AskedPermission, readPermissions } from '#shared/contract/permissions.ts';
import type { AccessTable } from '#shared/domain/people/access.ts';
import { roles, scopes } from '#shared/domain/people/roles.ts';
import { type DataKind, readDataFile } from './data-folder.ts';
import { type DataFault, readData } from './read-data.ts';

/**
 * `roles.yaml`: which role may do what, and how far. A bureau's own need not name every permission: one that came with a
 * later program would put the whole table out of force.
 */
export interface AccessRules {
  readonly source: string;
  readonly table: Partial<AccessTable<AskedPermission>>;
}

const KIND = '权限';
export const ACCESS_FILE = 'roles.yaml';

const given = z.partialRecord(z.enum(roles), z.enum(scopes));
const accessFile = z.strictObject({
  source: z.string().min(1),
  permissions: z.strictObject(
    Object.fromEntries(askedPermissions.map((permission) => [permission, given.optional()])),
  ),
});

/** What the shape cannot say: a list is asked for no scope, and somebody has to be able to manage people. */
function fault({ permissions }: z.infer<typeof accessFile>): DataFault | undefined {
  for (const permission of readPermissions) {
    const narrow = Object.entries(permissions[permission] ?? {}).find(([, scope]) => scope !== 'all');
    if (narrow !== undefined)
      return {
        path: ['permissions', permission, narrow[0]],
        sentence: `“${permission}”是查看，范围只能写all：列表和查找遍及全部案件`,
      };
  }
  const managers = permissions['people.edit'];
  if (managers !== undefined && managers.administrator === undefined)
    return {
      path: ['permissions', 'people.edit'],
      sentence: '“people.edit”必须包括administrator，否则没有人能登记人员',
    };
  if (permissions['cases.read']?.administrator !== undefined)
    return {
      path: ['permissions', 'cases.read', 'administrator'],
      sentence: '管理员不能查看案件；兼办案件的管理员另给内勤等角色',
    };
  return undefined;
}

export const accessKind: DataKind<AccessRules> = {
  kind: KIND,
  names: /^roles\.yaml$/,
  read: (file) => {
    const { source, permissions } = readData(file, accessFile, fault);
    // Safe: the shape names no other permission.
    return { source, table: permissions };
  },
};

/** The table of permissions the program brings, which names them all. Errors: `invalid-input` with file, line and cause. */
export function readAccessRules(folder: string): {
  readonly source: string;
  readonly table: AccessTable<AskedPermission>;
} {
  const { source, table } = accessKind.read(readDataFile(join(folder, ACCESS_FILE), KIND));
  const missing = unnamedIn(table);
  if (missing.length > 0)
    throw new Error(`${ACCESS_FILE} of the program does not name ${missing.join(', ')}`);
  // Safe: it names every permission.
  return { source, table: table as AccessTable<AskedPermission> };
}

/** The permissions a table says nothing of. */
export const unnamedIn = (table: AccessRules['table']): readonly AskedPermission[] =>
  askedPermissions.filter((permission) => table[permission] === undefined);
