import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askedPermissions } from '#shared/contract/permissions.ts';
import { readAccess } from '#main/features/people/people.ts';
import { accessKind, readAccessRules } from '#main/platform/rule-data/access-roles.ts';
import { readOwnData } from '#main/platform/rule-data/own-data.ts';
import { countedFiles } from '#tests/support/counted-files.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const shipped = join(resourcesRoot, 'resources', 'access');
const text = readFileSync(join(shipped, 'roles.yaml'), 'utf8');

const own = (changed: string) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'roles.yaml'), changed);
  return readOwnData(countedFiles(folder), accessKind);
};

describe('the table of permissions', () => {
  it('of the program names every permission there is, and no other', () => {
    expect(Object.keys(readAccessRules(shipped).table)).toEqual(askedPermissions);
  });

  it('of a bureau takes its place', () => {
    const changed = text.replace(/^ {2}documents\.void: .*$/m, '  documents.void: { unit_head: unit }');
    expect(own(changed).entries[0]?.table['documents.void']).toEqual({ unit_head: 'unit' });
  });

  it('of a bureau that says nothing of a permission is in force, and that one is the program’s', () => {
    const changed = text
      .replace(/^ {2}cases\.handover: .*\n/m, '')
      .replace(/^ {2}documents\.void: .*$/m, '  documents.void: {}');
    expect(changed).not.toContain('cases.handover');
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'roles.yaml'), changed);
    const access = readAccess({ shipped, own: countedFiles(folder) });
    expect(access).toMatchObject({
      own: true,
      problems: [],
      unnamed: [{ permission: 'cases.handover', what: '移交未结案件给其他人员办理' }],
    });
    expect(access.table['cases.handover']).toEqual(readAccessRules(shipped).table['cases.handover']);
    // Nobody is somebody the bureau decided on.
    expect(access.table['documents.void']).toEqual({});
    expect(access.rows.map(({ permission }) => permission)).toEqual(askedPermissions);
  });

  it('of the program has to name them all', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'roles.yaml'), text.replace(/^ {2}cases\.handover: .*\n/m, ''));
    expect(() => readAccessRules(folder)).toThrow(/cases\.handover/);
  });

  it.each([
    [
      'a role nobody has heard of',
      'settings.edit: { administrator: all }',
      'settings.edit: { king: all }',
      /king/,
    ],
    [
      'a scope there is none',
      'settings.edit: { administrator: all }',
      'settings.edit: { administrator: some }',
      /settings\.edit/,
    ],
    ['a permission there is none', 'settings.edit:', 'settings.undo:', /settings\.(undo|edit)/],
    [
      'a list for some cases only',
      /cases\.read: .*/,
      'cases.read: { officer: own }',
      /“cases\.read”是查看，范围只能写all/,
    ],
    ['nobody to manage people', 'people.edit: { administrator: all }', 'people.edit: {}', /没有人能登记人员/],
    [
      'an administrator who reads cases',
      /cases\.read: .*/,
      'cases.read: { administrator: all }',
      /管理员不能查看案件/,
    ],
  ] as const)('with %s is not taken, and the line is named', (_, from, to, why) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const { entries, problems } = own(changed);
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([
      { file: 'roles.yaml', message: expect.stringMatching(/^权限文件“roles\.yaml”第\d+行：/) },
    ]);
    expect(problems[0]?.message).toMatch(why);
  });
});
