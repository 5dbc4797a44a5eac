import { setRules } from '#shared/domain/procedure/agreed-days.ts';
import { join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLanes, readLanesText } from '#main/platform/rule-data/procedure-lanes.ts';
import { officials } from '#tests/support/a-checked-case.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const lane = (steps: string, more = 'procedure: ordinary') => `lanes:
  - id: way
    name: 普通程序
    ${more}
    from: 2021-07-15
    article: 程序规定
    basis: law
    steps:
${steps}`;
const step = (id: string, more = '') =>
  `      - { id: ${id}, name: ${id}, done: [filed], by: officer, article: 程序规定, says: 办理${more === '' ? '' : `, ${more}`} }\n`;
const refusal = (text: string): string => {
  try {
    readLanesText({ kind: '程序', name: '程序.yaml', text });
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('it was taken');
};

describe('a file of ways', () => {
  it('follows the order in which its steps stand, unless a step says otherwise', () => {
    const [read] = readLanesText({
      kind: '程序',
      name: '程序.yaml',
      text: lane(step('one') + step('two') + step('three', 'after: [one]')),
    });
    expect(read?.steps.map(({ after }) => after)).toEqual([[], ['one'], ['one']]);
  });

  it.each([
    [
      'an unknown step',
      lane(step('one', 'after: [none]')),
      /“程序\.yaml”第9行：步骤“one”排在没有的步骤“none”之后/,
    ],
    ['a step twice', lane(step('one') + step('one')), /第10行：步骤“one”写了两次/],
    [
      'a circle',
      lane(step('one', 'after: [three]') + step('two') + step('three')),
      /步骤“one”“two”“three”互相排在后面，没有开头/,
    ],
    ['an unknown event', lane(step('one').replace('[filed]', '[field]')), /第9行.*不认识的条件“field”/],
    [
      'a paper that is none',
      lane(step('one').replace('[filed]', "['served:paper']")),
      /不认识的条件“served:paper”/,
    ],
    ['an unknown rule', lane(step('one').replace('[filed]', "['passed:Z9']")), /不认识的条件“passed:Z9”/],
    ['an unknown person', lane(step('one').replace('officer', 'boss')), /不认识的办理人“boss”/],
    [
      'an unknown document',
      lane(step('one', 'documents: [{ kind: paper, need: required }]')),
      /不认识的文书“paper”/,
    ],
    ['neither procedure nor start', lane(step('one'), 'until: 2030-01-01'), /要么写明适用的程序/],
    [
      'a way left that keeps a step it has not',
      lane(step('one'), 'leaves: [{ when: [filed], keep: [end] }]\n    procedure: ordinary'),
      /保留的步骤“end”不在步骤里/,
    ],
  ])('is refused with %s', (_, text, sentence) => {
    expect(refusal(text)).toMatch(sentence);
  });

  it('is refused where two editions are in force on one day, or a step goes through a way nobody wrote', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'twice'));
    writeFileSync(join(folder, 'twice', 'a.yaml'), lane(step('one')));
    writeFileSync(join(folder, 'twice', 'b.yaml'), lane(step('one')).replace('2021-07-15', '2026-01-01'));
    await expect(readLanes(join(folder, 'twice'))).rejects.toThrow(/“b\.yaml”.*施行日期重叠/);
    mkdirSync(join(folder, 'through'));
    writeFileSync(join(folder, 'through', 'a.yaml'), lane(step('one', 'through: [other]')));
    await expect(readLanes(join(folder, 'through'))).rejects.toThrow(/没有这个程序/);
  });
});

describe('the ways that come with the program', async () => {
  const lanes = await readLanes(join(resourcesRoot, 'resources', 'procedure'));
  const steps = lanes.flatMap((one) => one.steps.map((it) => ({ lane: one, step: it })));

  it('ask only for forms there are, and fill in fields the forms have', () => {
    const forms = new Map(officials.map((form) => [form.id, form]));
    for (const {
      step: { documents },
    } of steps)
      for (const { kind, values = {} } of documents) {
        const form = forms.get(kind);
        expect(form?.id).toBe(kind);
        for (const field of Object.keys(values)) expect(form?.fields.map(({ id }) => id)).toContain(field);
      }
  });

  it('wait and end by limits there are', () => {
    const rules = new Set<string>([...shippedCounting.limits.all().map(({ id }) => id), ...setRules]);
    for (const {
      step: { limit, waits },
    } of steps)
      for (const rule of [limit, waits]) if (rule !== undefined) expect(rules).toContain(rule);
  });

  it('say for every step who acts, by which article, and what for', () => {
    for (const { lane: one, step: it } of steps) {
      expect(it.says).toMatch(/。$/);
      expect(it.article).toMatch(/第[一二三四五六七八九十百]+条/);
      expect(it.done.length, `${one.id}.${it.id}`).toBeGreaterThan(0);
    }
  });
});
