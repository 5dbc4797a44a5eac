import { describe, expect, it } from 'vitest';
import { documentTitle, layOut } from '#shared/domain/documents/page/lay-out.ts';
import { plainText } from '#shared/domain/documents/page/tree.ts';
import type {
  Field,
  Template,
  TemplateBlock,
  TemplateKind,
  Values,
} from '#shared/domain/documents/template/template.ts';

const field = (id: string, rest: Partial<Field> = {}): Field => ({
  id,
  label: id,
  type: 'text',
  required: false,
  ...rest,
});

const aTemplate = (
  body: readonly TemplateBlock[],
  fields: readonly Field[],
  kind: TemplateKind = 'letter',
): Template => ({
  number: 1,
  id: 'sample',
  name: '样本',
  edition: 'test',
  kind,
  agency_line: false,
  title: ['样本'],
  page: { top: 26, bottom: 30, left: 31.6, right: 31.6, size: 16, pitch: 25 },
  sections: [],
  fields,
  body,
  footer: [],
  last_footer: [],
});

describe('a letter', () => {
  const letter = aTemplate(
    [
      '{party}：',
      '　　经查，你于{on}⟦act⟧，［stop|责令停止，］罚款{fine}。',
      '本文书一式三份，一份归档⟨note|，{note:5}⟩。',
    ],
    [
      field('party'),
      field('on', { type: 'date' }),
      field('act', { type: 'choice', options: [{ value: '销售' }, { value: '其他', text: '{other}' }] }),
      field('other'),
      field('stop', { type: 'flag' }),
      field('fine', { type: 'money', money: 'both' }),
      field('note'),
    ],
  );

  it('prints the values in the words of the paper', () => {
    const values = {
      party: '昇翀商行',
      on: '2026-03-05',
      act: '销售',
      stop: true,
      fine: 1_200_000,
      note: '一份交财务',
    };
    expect(
      plainText(layOut(letter, values, 'filled'))
        .split('\n')
        .slice(1),
    ).toEqual([
      '昇翀商行：',
      '经查，你于2026年3月5日销售，责令停止，罚款12000.00元（大写：壹万贰仟元整）。',
      '本文书一式三份，一份归档，一份交财务。',
    ]);
  });

  it('prints the words of the chosen option, with the blank it holds', () => {
    const text = plainText(layOut(letter, { act: '其他', other: '存放' }, 'filled'));
    expect(text).toContain('存放，罚款');
  });

  it('gives every part of a blank date and 文号 the width the form has for it', () => {
    const form = aTemplate(
      ['{on:3/2.5/2}{at:2/1/1/1.5/1.5}{number:1/2/2.5}'],
      [
        field('on', { type: 'date' }),
        field('at', { type: 'datetime' }),
        field('number', { type: 'documentNumber', numbering: '市监强制' }),
      ],
    );
    const [, line] = layOut(form, {}, 'blank').body;
    const widths = line?.kind === 'paragraph' ? line.inlines : [];
    expect(widths.flatMap((inline) => (inline.kind === 'blank' ? [inline.width] : []))).toEqual([
      ...[3, 2.5, 2],
      ...[2, 1, 1, 1.5, 1.5],
      ...[1, 2, 2.5],
    ]);
  });

  it('prints the words of the chosen option where the form has one blank for it', () => {
    const form = aTemplate(
      ['依据{ground:10}的规定；⟦ground:plain⟧。'],
      [
        field('ground', {
          type: 'choice',
          options: [
            { value: '期限届满', text: '第四项' },
            { value: '其他', text: '{other}' },
          ],
        }),
        field('other'),
      ],
    );
    const words = (values: Values) => plainText(layOut(form, values, 'filled')).split('\n')[1];
    expect(words({ ground: '期限届满' })).toBe('依据第四项的规定；第四项。');
    expect(words({ ground: '其他', other: '第五项' })).toBe('依据第五项的规定；第五项。');
    const blank = layOut(form, {}, 'blank');
    expect(plainText(blank)).toContain('依据＿＿的规定；第四项/＿＿。');
    expect(JSON.stringify(blank)).not.toContain('"underline":true');
  });

  it('leaves out what was not chosen and keeps open blanks', () => {
    const lines = plainText(layOut(letter, { act: '销售' }, 'filled')).split('\n');
    expect(lines[1]).toBe('＿＿：');
    expect(lines[2]).toBe('经查，你于＿＿年＿＿月＿＿日销售，罚款＿＿。');
    expect(lines[3]).toBe('本文书一式三份，一份归档。');
  });

  it('prints every alternative and bracket of the blank form and no value', () => {
    const text = plainText(layOut(letter, { party: '昇翀商行', stop: true }, 'blank'));
    expect(text).toContain('销售/＿＿，[责令停止，]罚款');
    expect(text).not.toContain('昇翀');
  });

  it('says which field every word and blank comes from', () => {
    const tree = layOut(letter, { party: '昇翀商行' }, 'filled');
    const inlines = tree.body.flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []));
    const fields = inlines.flatMap((inline) => ('field' in inline ? [inline.field] : []));
    expect(new Set(fields)).toEqual(new Set(['party', 'on', 'act', 'other', 'fine']));
  });

  it('indents the first line by the full-width spaces before it', () => {
    const indents = layOut(letter, {}, 'filled').body.map((block) =>
      block.kind === 'paragraph' ? block.indent : -1,
    );
    expect(indents).toEqual([0, 0, 2, 0]);
  });

  it('makes a paragraph of every line of a value', () => {
    const text = plainText(layOut(letter, { party: '第一段\n第二段' }, 'filled'));
    expect(text.split('\n').slice(1, 3)).toEqual(['第一段', '第二段：']);
  });
});

describe('blanks, choices and prompts of the blank form', () => {
  const inlinesOf = (text: string) => {
    const letter = aTemplate(
      [text],
      [
        field('on', { type: 'date' }),
        field('at', { type: 'datetime' }),
        field('number', { type: 'documentNumber', numbering: '市监强制' }),
        field('act', { type: 'choice', options: [{ value: '查封' }, { value: '扣押' }] }),
        field('reason'),
      ],
    );
    const last = layOut(letter, {}, 'blank').body.at(-1);
    return last?.kind === 'paragraph' ? last.inlines : [];
  };
  const widthsOf = (text: string) =>
    inlinesOf(text).flatMap((inline) => (inline.kind === 'blank' ? [inline.width] : []));

  it('give the parts of a date, a time and a 文号 the room the template says', () => {
    expect(widthsOf('{on}{on:3/1.5/2}')).toEqual([2, 1, 1, 3, 1.5, 2]);
    expect(widthsOf('{at}{at:2/2/2/3/4}')).toEqual([2, 1, 1, 1, 1, 2, 2, 2, 3, 4]);
    expect(widthsOf('{number}{number:2.5/2/1.5}')).toEqual([1, 2, 1, 2.5, 2, 1.5]);
  });

  it('underline the alternatives of a choice unless the official form does not', () => {
    const underlined = (text: string) =>
      inlinesOf(text).map((inline) => inline.kind === 'text' && inline.underline === true);
    expect(underlined('⟦act⟧')).toEqual([true, true, true]);
    expect(underlined('⟦act:plain⟧')).toEqual([false, false, false]);
  });

  it('set a prompt in 楷体 on the line to write on, without a line where there is none', () => {
    expect(inlinesOf('«（事项）»{reason:*}')[0]).toMatchObject({ font: 'kai', bold: true, underline: true });
    expect(inlinesOf('«（事项）»{reason:bare}')[0]).not.toHaveProperty('underline');
    expect(inlinesOf('__«（事项）»__{reason:*}')[0]).toMatchObject({ font: 'body', underline: true });
  });
});

describe('either … or paragraphs', () => {
  const notice = aTemplate(
    [
      { when: 'right=申辩', blocks: ['□{right=申辩}可以申辩。'] },
      { when: 'right=听证', blocks: ['□{right=听证}可以要求听证。'] },
    ],
    [
      field('right', {
        type: 'choice',
        options: [
          { value: '申辩', text: '' },
          { value: '听证', text: '' },
        ],
      }),
    ],
  );

  it('keep the chosen one, ticked', () => {
    expect(plainText(layOut(notice, { right: '听证' }, 'filled'))).toBe('样本\n☑可以要求听证。');
  });

  it('both stay, unticked, until one is chosen', () => {
    expect(plainText(layOut(notice, {}, 'filled'))).toBe('样本\n□可以申辩。\n□可以要求听证。');
    expect(plainText(layOut(notice, { right: '听证' }, 'blank'))).toBe('样本\n□可以申辩。\n□可以要求听证。');
  });
});

describe('a record', () => {
  const record = aTemplate(
    [
      { qa: 'talk', question: '**问：**', answer: '**答：**', blank_lines: 4 },
      { when: 'measure', bracket: true, blocks: ['当场告知：{notice}', '申辩：{reply}'] },
    ],
    [field('talk', { type: 'qa' }), field('measure', { type: 'flag' }), field('notice'), field('reply')],
    'record',
  );

  it('prints questions and answers in turn', () => {
    const talk = [
      { question: '进价多少？', answer: '每袋6元。' },
      { question: '售价多少？', answer: '每袋9元。' },
    ];
    expect(plainText(layOut(record, { talk }, 'filled'))).toBe(
      '样本\n问：进价多少？\n答：每袋6元。\n问：售价多少？\n答：每袋9元。',
    );
  });

  it('puts the official bracket around all of its paragraphs in the blank form only', () => {
    expect(
      plainText(layOut(record, {}, 'blank'))
        .split('\n')
        .slice(2),
    ).toEqual(['[当场告知：＿＿', '申辩：＿＿]']);
    expect(plainText(layOut(record, { measure: true, notice: '甲', reply: '乙' }, 'filled'))).toBe(
      '样本\n当场告知：甲\n申辩：乙',
    );
  });

  it('gives the blank form whole lines to write on', () => {
    const blank = layOut(record, {}, 'blank').body.flatMap((block) =>
      block.kind === 'paragraph' ? block.inlines.filter((inline) => inline.kind === 'blank') : [],
    )[0];
    expect(blank).toMatchObject({ width: 'rest', lines: 3, field: 'talk' });
  });
});

describe('a hearing', () => {
  const speech = (speaker: string, text: string) => ({ speaker, text });
  const hearing = aTemplate(
    [
      '《通知书》⟨third|«[»‹、›第三人«]»⟩到场。',
      '⟨third|«[»第三人：{third}«]»⟩',
      { dialogue: 'talk', blank_lines: 3 },
      { only: 'filled', blocks: [{ text: '中止：{stop}', unless_empty: 'stop' }] },
    ],
    [
      field('third'),
      field('talk', { type: 'dialogue', required: true, options: [{ value: '办案人员' }] }),
      field('stop'),
    ],
    'record',
  );

  it('prints who said what, each speaker in bold type', () => {
    const talk = [speech('办案人员', '出示笔录。\n共两份。'), speech('证人王某', '属实。')];
    const { body } = layOut(hearing, { talk }, 'filled');
    expect(plainText({ ...layOut(hearing, { talk }, 'filled'), body: body.slice(2) })).toBe(
      '办案人员：出示笔录。\n共两份。\n证人王某：属实。',
    );
    expect(body[2]).toMatchObject({
      inlines: [
        { text: '办案人员', font: 'hei', field: 'talk[0].speaker' },
        { text: '：', font: 'hei' },
        { text: '出示笔录。', font: 'body', field: 'talk[0].text' },
      ],
    });
  });

  it('keeps a line open for who has yet to speak, and whole lines in the blank form', () => {
    const lines = (mode: 'filled' | 'blank') =>
      layOut(hearing, {}, mode).body.flatMap((block) =>
        block.kind === 'paragraph'
          ? block.inlines.filter((one) => one.kind === 'blank' && one.field === 'talk')
          : [],
      );
    expect(lines('filled')).toMatchObject([{ kind: 'blank', width: 'rest', lines: 0 }]);
    expect(lines('blank')).toMatchObject([{ kind: 'blank', width: 'rest', lines: 2 }]);
  });

  it('has brackets only when blank, joining words only when filled, and no line of which nothing is left', () => {
    expect(plainText(layOut(hearing, {}, 'blank'))).toBe(
      '样本\n《通知书》[第三人]到场。\n[第三人：＿＿]\n＿＿',
    );
    expect(plainText(layOut(hearing, { third: '甲' }, 'filled'))).toBe(
      '样本\n《通知书》、第三人到场。\n第三人：甲\n＿＿',
    );
    expect(plainText(layOut(hearing, {}, 'filled'))).toBe('样本\n《通知书》到场。\n＿＿');
  });

  it('prints words that the official form does not hold only where they are wanted', () => {
    expect(plainText(layOut(hearing, { stop: '停电。' }, 'filled'))).toContain('中止：停电。');
    expect(plainText(layOut(hearing, { stop: '停电。' }, 'blank'))).not.toContain('中止');
  });
});

describe('the blank of a date or time', () => {
  const widths = (source: string, type: 'date' | 'datetime' | 'time') =>
    layOut(aTemplate([source], [field('at', { type })]), {}, 'blank').body.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.inlines.map((one) => ('text' in one ? one.text : 'width' in one && one.width))
        : [],
    );

  it('has a line for each part, as wide as the template says', () => {
    expect(widths('{at}', 'date').slice(1)).toEqual([2, '年', 1, '月', 1, '日']);
    expect(widths('{at:3/2.5/2}', 'date').slice(1)).toEqual([3, '年', 2.5, '月', 2, '日']);
    expect(widths('{at:3/2/2/2/1.5}', 'datetime').slice(7)).toEqual([2, '时', 1.5, '分']);
    expect(widths('{at:2/2}', 'time').slice(1)).toEqual([2, '时', 2, '分']);
  });
});

describe('a table', () => {
  const list = aTemplate(
    [
      {
        table: {
          columns: [10, 50, 30],
          header_rows: 1,
          rows: [
            { cells: ['序号', '名称', '金额'] },
            {
              each: 'goods',
              cells: ['{#}', { text: '{name}' }, '{price}'],
              page_rows: [3, 4],
              blank_rows: 5,
              end_mark: 1,
            },
          ],
        },
      },
    ],
    [
      field('goods', {
        type: 'rows',
        columns: [
          { id: 'name', label: '名称', type: 'text' },
          { id: 'price', label: '金额', type: 'money' },
        ],
      }),
    ],
    'list',
  );
  const tableOf = (count: number, mode: 'filled' | 'blank') => {
    const goods = Array.from({ length: count }, (_, index) => ({
      name: `物品${(index + 1).toString()}`,
      price: '600',
    }));
    const table = layOut(list, { goods }, mode).body.find((block) => block.kind === 'table');
    if (table === undefined) throw new Error('no table');
    return table;
  };

  it('writes one row per entry, numbered, and 以下空白 after the last', () => {
    const rows = tableOf(2, 'filled').rows.map((row) =>
      row.cells.map((cell) =>
        cell.blocks
          .map((block) => block.inlines.map((one) => ('text' in one ? one.text : '')).join(''))
          .join(''),
      ),
    );
    expect(rows).toEqual([
      ['序号', '名称', '金额'],
      ['1', '物品1', '6.00'],
      ['2', '物品2', '6.00'],
      ['', '以下空白', ''],
    ]);
  });

  it('fills the last page with rows that may be dropped', () => {
    expect(tableOf(4, 'filled').rows.filter((row) => row.filler)).toHaveLength(3);
    expect(tableOf(7, 'filled').rows.filter((row) => row.filler)).toHaveLength(0);
  });

  it('has the rows of the official form when blank', () => {
    expect(tableOf(2, 'blank').rows).toHaveLength(6);
  });

  it('keeps the words of the columns that hold them in the official form', () => {
    const schedule = aTemplate(
      [
        {
          table: {
            columns: [10, 50],
            rows: [
              {
                each: 'parts',
                cells: ['{#}', '{due:plain}前'],
                page_rows: [4, 0],
                blank_rows: 2,
                blank_words: [1],
              },
            ],
          },
        },
      ],
      [field('parts', { type: 'rows', columns: [{ id: 'due', label: '时间', type: 'date' }] })],
    );
    const words = (mode: 'filled' | 'blank') =>
      plainText(layOut(schedule, { parts: [{ due: '2026-03-05' }] }, mode))
        .split('\n')
        .slice(1);
    expect(words('blank')).toEqual(['\t　年　月　日前', '\t　年　月　日前']);
    expect(words('filled')).toEqual(['1\t2026年3月5日前']);
  });

  it('names the row and column of every cell', () => {
    const cell = tableOf(2, 'filled').rows[2]?.cells[1]?.blocks[0]?.inlines[0];
    expect(cell).toMatchObject({ text: '物品2', field: 'goods[1].name' });
  });
});

describe('a title with a choice', () => {
  const approval = {
    ...aTemplate(
      [],
      [field('decision', { type: 'choice', options: [{ value: '立案' }, { value: '不予立案' }] })],
      'form',
    ),
    title: ['⟦decision⟧审批表'],
  };

  it('shows the chosen words, and all of them before', () => {
    expect(documentTitle(approval, { decision: '立案' })).toBe('立案审批表');
    expect(documentTitle(approval, {})).toBe('立案/不予立案审批表');
  });
});

describe('the head of a page', () => {
  const pitches = (head?: Template['head']) =>
    layOut(
      {
        ...aTemplate([], [field('document_number', { label: '文号' })]),
        title: ['上行', '下行'],
        numbering: '市监样',
        ...(head === undefined ? {} : { head }),
      },
      {},
      'filled',
    ).body.map((block) => (block.kind === 'paragraph' ? block.pitch : undefined));

  it('has the usual pitch of titles and number, or the one of the form', () => {
    expect(pitches()).toEqual([32, 32, 25]);
    expect(pitches({ title: 28 })).toEqual([28, 28, 25]);
    expect(pitches({ title: 28, number: 33.7 })).toEqual([28, 28, 33.7]);
  });
});

describe('a strip on paper of its own', () => {
  const strip: Template = {
    ...aTemplate(
      [
        { only: 'blank', blocks: ['封条样式'] },
        {
          only: 'filled',
          blocks: [
            {
              table: {
                columns: [20, 30],
                outline: true,
                rows: [
                  {
                    height: 60,
                    cells: [{ text: '{agency}封', vertical: true, spread: true, rowspan: 2 }, ''],
                  },
                  { height: 41.2, cells: ['{on:year}年{on:month}月{on:day}日'] },
                ],
              },
            },
          ],
        },
      ],
      [
        field('size', { type: 'choice', options: [{ value: '大' }, { value: '小' }] }),
        field('agency'),
        field('on', { type: 'date' }),
      ],
      'strip',
    ),
    title: [],
    sheet: {
      by: 'size',
      sizes: {
        大: { width: 110, height: 750, margin: 1 },
        小: { width: 70, height: 300, margin: 0.5 },
      },
    },
  };
  const tableOf = (values: Values) => {
    const table = layOut(strip, values, 'filled').body.find((block) => block.kind === 'table');
    if (table === undefined) throw new Error('no table');
    return table;
  };

  it('has the chosen size, the first until one is chosen, and A4 for the blank form', () => {
    expect(layOut(strip, { size: '小' }, 'filled').page).toMatchObject({
      width: 70,
      height: 300,
      top: 0.5,
      bottom: 0.5,
      left: 0.5,
      right: 0.5,
    });
    expect(layOut(strip, {}, 'filled').page).toMatchObject({ width: 110, height: 750, left: 1 });
    expect(layOut(strip, { size: '小' }, 'blank').page).toMatchObject({ width: 210, height: 297, top: 26 });
  });

  it('prints each block only in the form it is meant for', () => {
    expect(plainText(layOut(strip, { agency: '濮阳市' }, 'blank'))).toBe('封条样式');
    expect(plainText(layOut(strip, { agency: '濮阳市' }, 'filled'))).toContain('濮阳市封');
    expect(plainText(layOut(strip, { agency: '濮阳市' }, 'filled'))).not.toContain('样式');
  });

  it('draws only the outline of its box', () => {
    expect(tableOf({}).outline).toBe(true);
  });

  it('spreads the characters over the rows, never larger than their share', () => {
    const cell = (agency: string) => tableOf({ agency }).rows[0]?.cells[0]?.blocks[0];
    // 101.2 mm less the insets are 283.5 pt.
    expect(cell('濮阳市')).toMatchObject({ pitch: 70.8, size: 12 });
    expect(cell('濮'.repeat(34))).toMatchObject({ pitch: 8, size: 8 });
  });

  it('prints the year, month and day of a date apart, and room for each', () => {
    expect(plainText(layOut(strip, { on: '2026-03-05' }, 'filled'))).toContain('2026年3月5日');
    expect(plainText(layOut(strip, {}, 'filled'))).toContain('　年　月　日');
  });
});

describe('a field whose condition does not hold', () => {
  const choice = aTemplate(
    ['□{way=拍卖}{auctioneer:9}；□{way=其他}{other:9}{detail:4}。'],
    [
      field('way', { type: 'choice', options: [{ value: '拍卖' }, { value: '其他' }] }),
      field('auctioneer', { when: 'way=拍卖' }),
      field('other', { when: 'way=其他' }),
      field('detail', { when: 'other' }),
    ],
  );

  it('is an open blank, whatever was entered before', () => {
    const values = { auctioneer: '某拍卖行', other: '销毁', detail: '焚烧' };
    const line = (way: string) => plainText(layOut(choice, { ...values, way }, 'filled')).split('\n')[1];
    expect(line('拍卖')).toBe('☑拍卖某拍卖行；□其他＿＿＿＿。');
    expect(line('其他')).toBe('□拍卖＿＿；☑其他销毁焚烧。');
  });
});

describe('the parts of a table cell', () => {
  const form = aTemplate(
    [
      {
        table: {
          columns: [100],
          rows: [
            { cells: [{ text: '«（证据粘贴处）»', foot: ['审核人：'], foot_below: 12.7 }] },
            { cells: [{ text: '{at:*}' }] },
          ],
        },
      },
    ],
    [field('at', { type: 'datetime' })],
    'form',
  );
  const cells = (mode: 'blank' | 'filled') => {
    const table = layOut(form, {}, mode).body.find((block) => block.kind === 'table');
    return table?.rows.map((row) => row.cells[0]);
  };

  it('keep room under the lines at the foot', () => {
    expect(cells('filled')?.[0]?.foot[1]).toMatchObject({ inlines: [], pitch: 36 });
  });

  it('have prompts in plain 楷体', () => {
    expect(cells('blank')?.[0]?.blocks[0]?.inlines).toEqual([
      { kind: 'text', text: '（证据粘贴处）', font: 'kai' },
    ]);
  });

  it('may take the rest of the line for a date', () => {
    expect(cells('blank')?.[1]?.blocks[0]?.inlines).toEqual([
      { kind: 'blank', width: 'rest', lines: 0, field: 'at' },
    ]);
  });
});

describe('cells', () => {
  const table = aTemplate(
    [
      {
        table: {
          columns: [20, 60, 15],
          rows: [
            { cells: [{ text: '{words}' }, { text: '{words}' }, { text: '{words}' }] },
            { cells: ['名称', { text: '□{kind=甲}' }, '备注'] },
            { cells: [{ text: '情况', colspan: 3, foot_left: 50, foot: ['立卷时间：{words:bare}'] }] },
          ],
        },
      },
    ],
    [field('words'), field('kind', { type: 'choice', options: [{ value: '甲' }] })],
    'form',
  );
  const cellsOf = (values: Values) =>
    layOut(table, values, 'filled').body.flatMap((block) =>
      block.kind === 'table' ? block.rows.map(({ cells }) => cells) : [],
    );

  it('hold a value off the lines of the table where they are wide enough, and no heading or box', () => {
    const [values = [], others = []] = cellsOf({ words: '有' });
    expect(values.map(({ padding }) => padding)).toEqual([undefined, 2, undefined]);
    expect(others.map(({ padding }) => padding)).toEqual([undefined, undefined, undefined]);
  });

  it('begin a foot further left where it would not fit on its line', () => {
    const left = (words: string) => cellsOf({ words }).at(2)?.[0]?.footLeft ?? Number.NaN;
    expect(left('有')).toBe(50);
    const wide = left('2026年11月30日'.repeat(2));
    // 5 characters and twice 11 at 12 pt, of which 7 are figures
    expect(wide).toBeGreaterThan(0);
    expect(95 - wide).toBeGreaterThan(((5 + 2 * (4 + 7 * 0.5)) * 12 * 25.4) / 72);
    expect(left('长'.repeat(60))).toBe(0);
  });
});
