import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runningRules } from '#shared/domain/procedure/clocks.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { officials } from '#tests/support/a-checked-case.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { shippedLanes } from '#tests/support/walked-case.ts';

/** The table a lawyer reads, held against the program: what it says is checked is checked, and a test would miss it. */

interface Check {
  readonly row: string;
  readonly kind: string;
  readonly name: string;
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(resourcesRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));

const table = readFileSync(join(resourcesRoot, 'docs', 'procedure-checks.md'), 'utf8');
const rows = table.split('\n').flatMap((line) => {
  const [, row = '', rule = '', article = '', where = '', why = ''] = line
    .split('|')
    .map((cell) => cell.trim());
  return /^V\d+$/.test(row) ? [{ row, rule, article, where, why }] : [];
});
const checks: readonly Check[] = rows.flatMap(({ row, where }) =>
  [...where.matchAll(/`([a-z]+):([\w.-]+)`/g)].map(([, kind = '', name = '']) => ({ row, kind, name })),
);
const named = (kind: string) => checks.filter((check) => check.kind === kind);

const rules = filesIn('shared/domain/documents/contradictions').join('\n');
const remarks = filesIn('shared/domain/documents/date-checks').join('\n');
const unitTests = filesIn('tests/unit/shared').join('\n');
const tests = [unitTests, ...filesIn('tests/integration')].join('\n');
const stageTests = filesIn('tests/unit/shared/domain/procedure').join('\n');

describe('the table of procedure', () => {
  it('has every row once, each with its article, and a reason where nothing checks it', () => {
    expect(rows.map(({ row }) => row)).toEqual(
      Array.from({ length: 44 }, (_, index) => `V${(index + 1).toString()}`),
    );
    for (const { row, rule, article, where, why } of rows) {
      expect([rule, article], row).not.toContain('');
      expect(where === '—' ? why : where, row).not.toBe('');
    }
  });

  it('speaks of nothing but what the program knows', () => {
    expect(new Set(checks.map(({ kind }) => kind))).toEqual(
      new Set(['rule', 'step', 'clock', 'remark', 'field', 'gap']),
    );
    const unread = rows.filter(
      ({ row, where }) => where !== '—' && !checks.some((check) => check.row === row),
    );
    expect(unread).toEqual([]);
  });

  it.each(named('rule'))('$row: the rule $name is there, and a test asks for it', ({ name }) => {
    expect(rules).toContain(`'${name}'`);
    expect(tests).toContain(name);
  });

  it.each(named('remark'))('$row: the remark $name is there and tested', ({ name }) => {
    expect(remarks).toContain(`'${name}'`);
    expect(unitTests).toContain(`'${name}'`);
  });

  it.each(named('clock'))('$row: the clock $name runs and is tested', ({ name }) => {
    expect([...runningRules].map(String)).toContain(name);
    expect(tests).toContain(name);
  });

  it.each(named('step'))(
    '$row: the step $name asks for something, and a walk goes through it',
    ({ name }) => {
      const [lane = '', step = ''] = name.split('.');
      const found = shippedLanes.find(({ id }) => id === lane)?.steps.find(({ id }) => id === step);
      const asks = [
        ...(found?.limit === undefined ? [] : [found.limit]),
        ...(found?.requires ?? []),
        ...(found?.documents.filter(({ need }) => need !== 'optional') ?? []),
      ];
      expect(asks).not.toEqual([]);
      expect(stageTests).toMatch(new RegExp(`'${step}'|\\.${step}\\b`));
    },
  );

  it.each(named('field'))('$row: the field $name must be filled in', ({ name }) => {
    const [kind = '', field = ''] = name.split('.');
    const template = officials.find(({ id }) => kindOf(id) === kind);
    expect(template?.fields.find(({ id }) => id === field)?.required).toBe(true);
  });

  it('lists what the volume lacks by the kind of gap', () => {
    const missing = filesIn('shared/domain/volumes').join('\n');
    for (const { name } of named('gap')) expect(missing).toContain(`\`${name}:`);
  });

  it('prints the thirty days of a public notice where nobody can change them', () => {
    const announcement = officials.find(({ id }) => kindOf(id) === 'service_announcement');
    expect(JSON.stringify(announcement?.body)).toContain('三十日内');
  });
});
