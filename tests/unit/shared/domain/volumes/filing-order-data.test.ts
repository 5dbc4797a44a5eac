import { formId } from '../../../../support/form-ids.ts';
import { describe, expect, test } from 'vitest';
import { parseProfile } from '#main/platform/rule-data/filing-orders.ts';
import { profile } from './support.ts';

describe('filing orders', () => {
  test('as shipped know a place for each of the templates 1 to 53', () => {
    for (const id of ['SAMR-78', 'SINGLE']) {
      const forms = profile(id).parts.flatMap(({ slots }) =>
        slots.flatMap(({ entries }) => entries.flatMap(({ templates }) => templates)),
      );
      expect(forms.toSorted()).toEqual(
        Array.from({ length: 53 }, (_, index) => formId(index + 1)).toSorted(),
      );
    }
  });

  test('name the slots of article 78 to the letter', () => {
    expect(profile().parts.map(({ slots }) => slots.map(({ name }) => name))).toEqual([
      [
        '立案审批表',
        '行政处罚决定书及送达回证',
        '对当事人制发的其他法律文书及送达回证',
        '证据材料',
        '听证笔录',
        '财物处理单据',
        '其他有关材料',
      ],
      ['案源材料', '调查终结报告', '审核意见', '听证报告', '结案审批表', '其他有关材料'],
    ]);
  });

  const part = (slots: string): string =>
    `id: X\nname: X\nbasis: ''\nparts:\n  - part: principal\n    name: 正卷\n    otherSlot: A\n    slots:\n${slots}`;
  const slot = (id: string, number: number): string =>
    `      - { slot: ${id}, name: 甲, entries: [{ name: 乙, templates: [${formId(number)}] }] }\n`;

  test('with an error are refused by the name of their file', () => {
    expect(() => parseProfile('local.yaml', 'id: [')).toThrow(
      '归档顺序文件“local.yaml”第1行：不是正确的 YAML',
    );
    expect(() => parseProfile('local.yaml', part(slot('A', 1) + slot('A', 2)))).toThrow('local.yaml');
    expect(() => parseProfile('local.yaml', part(slot('A', 1) + slot('B', 1)))).toThrow('local.yaml');
    expect(() => parseProfile('local.yaml', part(slot('B', 1)))).toThrow('local.yaml');
    expect(parseProfile('local.yaml', part(slot('A', 1))).id).toBe('X');
  });
});
