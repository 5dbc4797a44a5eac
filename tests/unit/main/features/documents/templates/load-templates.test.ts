import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';

const sound = `number: 1
id: sample
name: 样本
kind: form
agency_line: false
sections:
  - title: 内容
    fields:
      act: { label: 行为, required: true }
      kind: { label: 种类, type: choice, options: [{ value: 甲 }, { value: 乙 }] }
body:
  - '\u3000\u3000经查{act}，⟦kind⟧。'
  - table:
      columns: [20, 30]
      rows:
        - cells: [标题, { text: 内容 }]
`;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'anjuan-templates-'));
  await mkdir(join(root, 'test'));
});
afterEach(() => rm(root, { recursive: true }));

const load = async (files: Readonly<Record<string, string>>) => {
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(root, 'test', name), text)));
  return loadTemplates(root);
};

/** The refusal of the sound file with one change. */
const refusal = async (from: string, to: string): Promise<string> => {
  expect(sound).toContain(from);
  const { problems, templates } = await load({ '01-sample.yaml': sound.replace(from, to) });
  expect(templates).toEqual([]);
  return problems.map((problem) => problem.message).join();
};

describe('a template file', () => {
  it('names the fields that make one row of a batch', async () => {
    const { templates, problems } = await load({
      '01-sample.yaml': sound.replace('body:', 'batch: [act]\nbody:'),
    });
    expect(problems).toEqual([]);
    expect(templates[0]?.batch).toEqual(['act']);
  });

  it('may not take into a row what the case says', async () => {
    const text = sound
      .replace('label: 行为,', 'label: 行为, from: party.name,')
      .replace('body:', 'batch: [act]\nbody:');
    const { problems } = await load({ '01-sample.yaml': text });
    expect(problems[0]?.message).toContain(
      '第 11 行：成批填写（batch）的栏目“act”由案件或者程序填写，各份相同',
    );
  });

  it('is read with its edition and its fields in the order of the form', async () => {
    const { templates, problems } = await load({ '01-sample.yaml': sound });
    expect(problems).toEqual([]);
    expect(templates[0]).toMatchObject({
      number: 1,
      edition: 'test',
      sections: [{ title: '内容', fields: ['act', 'kind'] }],
    });
  });

  it.each([
    ['经查{act}', '经查{act}{unknown}', '第 12 行：栏目“unknown”没有声明'],
    ['经查{act}', '经查', '第 9 行：栏目“act”（行为）在正文中没有用到'],
    ['经查{act}', '经查{act', '第 12 行：'],
    ['label: 行为,', 'label: 行为, from: party.nmae,', '第 9 行：'],
    ['label: 行为,', 'label: 行为, typ: text,', '第 9 行：'],
    ['label: 行为,', 'label: 行为, default: "{bureau.nothing}",', '不存在的案件要素“bureau.nothing”'],
    ['label: 行为,', 'label: 行为, maxLength: 2, default: 三个字,', '第 9 行：默认值不合适：“行为”最多 2 字'],
    ['{act}', '{act:2/1/1}', '第 12 行：栏目“act”的空格宽度段数不对'],
    [', options: [{ value: 甲 }, { value: 乙 }]', '', '第 10 行：栏目“kind”缺少选项'],
    ['columns: [20, 30]', 'columns: [20, 30, 40]', '第 16 行：表格行占 2 列，表格共 3 列'],
    ['kind: form', 'kind: poem', '第 4 行：'],
    ['name: 样本', 'name: 样本\nname: 样本', '第 4 行：同一名称出现两次'],
    ["  - '　　经查", "  - wrong: 1\n  - '　　经查", '第 12 行：'],
    [
      'body:',
      'sheet: { by: kind, sizes: { 甲: { width: 70, height: 300, margin: 0 } } }\nbody:',
      '栏目“kind”的选项与纸张不一致：“乙”',
    ],
    [
      'body:',
      'sheet: { by: act, sizes: { 甲: { width: 70, height: 300, margin: 0 } } }\nbody:',
      '纸张由栏目“act”选择，它应为单选（choice）',
    ],
    ['body:', 'batch: [act, nothing]\nbody:', '第 11 行：成批填写（batch）的栏目“nothing”没有声明'],
    ['body:', 'batch: [act, act]\nbody:', '第 11 行：成批填写（batch）的栏目“act”写了两次'],
    [
      'body:',
      'batch: [act, kind]\nbody:',
      '第 11 行：成批填写（batch）的栏目“kind”不能放进表格，成批填写的栏目应为text、longtext、person、date、number、money之一',
    ],
    ['body:', 'batch: []\nbody:', '第 11 行：'],
    ['经查{act}', '经查{act:year}', '第 12 行：栏目“act”不是日期，不能只印年、月、日'],
    ["  - '　　经查", "  - only: blank\n    blocks: ['{unknown}']\n  - '　　经查", '栏目“unknown”没有声明'],
    ['⟦kind⟧', '⟦kind|一|二|三⟧', '第 12 行：“⟦kind|…⟧”的词数与选项数不同'],
  ])('with %s → %s is refused naming file, line and cause', async (from, to, message) => {
    const text = await refusal(from, to);
    expect(text).toContain('模板文件 test/01-sample.yaml');
    expect(text).toContain(message);
  });

  it('that is broken leaves the others usable', async () => {
    const other = sound.replace('number: 1', 'number: 2').replace('id: sample', 'id: other');
    const { templates, problems } = await load({
      '01-sample.yaml': sound.replace('{act}', '{nothing}'),
      '02-other.yaml': other,
    });
    expect(templates.map((template) => template.number)).toEqual([2]);
    expect(problems.map((problem) => problem.file)).toEqual(['test/01-sample.yaml']);
  });

  it('with the number of another is refused', async () => {
    const { templates, problems } = await load({ '01-sample.yaml': sound, '02-twin.yaml': sound });
    expect(templates).toHaveLength(1);
    expect(problems[0]?.message).toContain('编号或者代号相同');
  });

  it('may use sections and blocks of the edition, and only those there are', async () => {
    const shared =
      "sections:\n  who:\n    title: 谁\n    fields:\n      who: { label: 谁 }\nblocks:\n  who: ['{who}']\n";
    const user = sound
      .replace('sections:', 'sections:\n  - use: who')
      .replace('body:', 'body:\n  - use: who');
    const { templates, problems } = await load({ '_shared.yaml': shared, '01-sample.yaml': user });
    expect(problems).toEqual([]);
    expect(templates[0]?.body[0]).toBe('{who}');
    const alone = await load({ '_shared.yaml': 'sections: {}\nblocks: {}\n' });
    expect(alone.problems[0]?.message).toContain('没有共用栏目组“who”');
  });
});
