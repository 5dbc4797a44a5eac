import { join } from 'node:path';
import * as z from 'zod';
import { askedPermissions, type AskedPermission, readPermissions } from '#shared/contract/permissions.ts';
import type { AccessTable } from '#shared/domain/people/access.ts';
import { roles, scopes } from '#shared/domain/people/roles.ts';
import { type DataKind, readDataFile } from './data-folder.ts';
import { type DataFault, readData } from './read-data.ts';

/** `roles.yaml`: which role may do what, and how far. */
export interface AccessRules {
  readonly source: string;
  readonly table: AccessTable<AskedPermission>;
}

const KIND = '权限';
export const ACCESS_FILE = 'roles.yaml';

const given = z.partialRecord(z.enum(roles), z.enum(scopes));
const accessFile = z.strictObject({
  source: z.string().min(1),
  permissions: z.strictObject(Object.fromEntries(askedPermissions.map((permission) => [permission, given]))),
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
  if (permissions['people.edit']?.administrator === undefined)
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
    // Safe: the shape names every permission and no other.
    return { source, table: permissions as AccessTable<AskedPermission> };
  },
};

/** The table of permissions the program brings. Errors: `invalid-input` with file, line and cause. */
export const readAccessRules = (folder: string): AccessRules =>
  accessKind.read(readDataFile(join(folder, ACCESS_FILE), KIND));
