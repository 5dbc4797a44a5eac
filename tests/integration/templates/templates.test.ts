import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { templateSchema } from '#shared/contract/template-schema.ts';
import { checkValue, missingFields } from '#shared/domain/documents/values/check-values.ts';
import { emptyValues } from '#shared/domain/documents/values/starting-values.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import { plainText, type DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { officialPages } from '#tests/official/official-pages.ts';
import { sampleFacts, sampleValues } from '#tests/support/sample-case.ts';
import { withoutNumber } from '#tests/support/printed-words.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const typesetter = createTypesetter({ resourcesRoot: path('../../../resources') });
const { templates, problems } = await loadTemplates(path('../../../templates'));
const createdAt = '2026-03-05T09:30:00+08:00';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-pdf-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const template = (number: number): Template => {
  const found = templates.find((one) => one.number === number);
  if (found === undefined) throw new Error(`template ${number.toString()} is missing`);
  return found;
};
const filled = (number: number, values: Values): DocumentTree =>
  layOut(template(number), { ...sampleValues(template(number)), ...values }, 'filled');

const tool = (program: string, tree: DocumentTree, ...options: readonly string[]): string => {
  const file = join(folder, 'document.pdf');
  writeFileSync(file, typesetter.pdf(tree, { title: tree.title, createdAt }));
  const output = program === 'pdftotext' ? ['-'] : [];
  return execFileSync(program, [...options, file, ...output], { encoding: 'utf8', maxBuffer: 1 << 26 });
};
/** The words of a PDF without the line ends and spaces that come from the page. */
const wordsOf = (tree: DocumentTree): string =>
  tool('pdftotext', tree, '-raw').split('\f').map(withoutNumber).join('').replace(/\s+/g, '');
const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe('the official templates', () => {
  it('are all sound', () => {
    expect(problems).toEqual([]);
    expect(templates.map((one) => one.number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 56 }, (_, index) => index + 1),
    );
  });

  describe.each(templates.map((one) => [one.number, one.name, one] as const))(
    '%d %s',
    (_number, _name, one) => {
      it('crosses the contract unchanged', () => {
        expect(templateSchema.parse(structuredClone(one))).toEqual(one);
      });

      it('prints blank as a PDF/A-2b and as SVG pages, without the links of the preview', () => {
        const tree = layOut(one, {}, 'blank');
        const pdf = Buffer.from(typesetter.pdf(tree, { title: one.name, createdAt })).toString('latin1');
        expect(pdf).toMatch(/pdfaid:part>2</);
        expect(pdf).toMatch(/pdfaid:conformance>B</);
        expect(pdf).not.toContain('anjuan:');
        const { total, pages } = typesetter.svgPages(tree);
        expect(pages).toHaveLength(total);
        for (const page of pages) expect(page).toMatch(/^<svg [^>]*viewBox="0 \S+ 595[\s\S]*<\/svg>$/);
      });

      it('prints a filled document that leaves no required blank open', () => {
        const values = sampleValues(one);
        expect(
          one.fields
            .map((field) => checkValue(field, values[field.id]))
            .filter((problem) => problem !== undefined),
        ).toEqual([]);
        expect(missingFields(one, values)).toEqual([]);
        const words = wordsOf(layOut(one, values, 'filled'));
        for (const field of one.fields) {
          const value = values[field.id];
          const shown =
            field.type === 'text' &&
            field.when === undefined &&
            typeof value === 'string' &&
            !value.includes('\n');
          if (shown) expect(words).toContain(squeezed(value));
        }
      });
    },
  );

  it('embed every font they use', () => {
    const fonts = tool('pdffonts', filled(45, {}))
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +\d+$/);
  });

  it('print rare characters of names', () => {
    const name = '昇翀珺喆玥镕堃犇䶮𠮷';
    const tree = filled(45, { party_name: name });
    expect(wordsOf(tree)).toContain(name);
    expect(tool('pdffonts', tree)).toContain('AnjuanRare');
  });

  it('print the signs of food and product cases, and no 〓', () => {
    const signs =
      '₀₁₂₃₄₅₆₇₈₉₊₋⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ½¼¾⅓⅔⅛‰‱☐☑☒✓✔✗⌀ø㎡㎥㎎㎏㏄℃℉μ±×÷≤≥≈αβγ①⑳ⅠⅫ' + '𬍙' + 'ÄÖÜäöüßéèçñŁłŠšМосква';
    expect(typesetter.undrawable(signs)).toEqual([]);
    const tree = filled(45, { facts: signs });
    expect(wordsOf(tree)).toContain(signs);
    expect(tool('pdffonts', tree)).toContain('AnjuanSigns');
  });

  it('take as many pages as the official form', () => {
    for (const one of templates) {
      const { first, last } = officialPages(one.number);
      expect(typesetter.pages(layOut(one, {}, 'blank')), one.name).toBe(last - first + 1);
    }
  });

  it('take room from empty rows before they take a second page', () => {
    const opinion = '经核查，当事人的行为涉嫌违反食品安全法的规定，符合立案条件，现申请立案。'.repeat(8);
    expect(typesetter.pages(filled(7, { verification: opinion }))).toBe(1);
    expect(typesetter.pages(filled(7, { verification: opinion.repeat(4) }))).toBeGreaterThan(1);
  });

  it('take no more room than they need: the last row stays where the official form has it', () => {
    const boxes = tool('pdftotext', filled(53, {}), '-bbox');
    const [, top] = /yMin="([\d.]+)"[^>]*>备[^<]*</.exec(boxes) ?? [];
    expect(Number(top)).toBeGreaterThan(700);
  });

  it('carry page numbers and the lines to sign on every page of a record', () => {
    const scene = '现场货架上陈列饼干。\n'.repeat(60);
    const pages = tool('pdftotext', filled(9, { scene })).split('\f').slice(0, -1).map(squeezed);
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`第${(index + 1).toString()}页共${pages.length.toString()}页`);
      expect(page).toContain('见证人：');
    }
  });

  it('print the copies line of a list on its last page only, and its heading on every page', () => {
    const goods = Array.from({ length: 30 }, (_, index) => ({
      name: `饼干${index.toString()}`,
      quantity: '1',
    }));
    const pages = tool('pdftotext', filled(24, { goods })).split('\f').slice(0, -1).map(squeezed);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map((page) => page.includes('本文书一式'))).toEqual(
      pages.map((_, index) => index === pages.length - 1),
    );
    for (const page of pages) expect(page).toContain('序号');
  });

  it('keep the lines to sign on clear of the words wherever a page ends', () => {
    const placeOf = (pages: readonly string[], pattern: RegExp) => {
      const page = pages.findIndex((one) => pattern.test(one));
      const [, top, bottom] = pattern.exec(pages[page] ?? '') ?? [];
      return { page, top: Number(top), bottom: Number(bottom) };
    };
    for (const lines of [8, 10, 12, 14, 16, 18]) {
      const tree = filled(10, { service_address: '路'.repeat(22 * lines), remark: '代收。\n'.repeat(40) });
      const pages = tool('pdftotext', tree, '-bbox').split('<page ').slice(1);
      const words = placeOf(pages, /yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">[^<]*法律意义。</);
      const sign = placeOf(pages, /yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">受送达人（委托代理人）：</);
      expect(words.page, lines.toString()).toBeGreaterThanOrEqual(0);
      if (sign.page === words.page) expect(sign.top, lines.toString()).toBeGreaterThan(words.bottom - 2);
      else expect(sign.page).toBe(words.page + 1);
    }
  });

  it('print a 封条 at its true size without the words around the picture', () => {
    const sizes = { 大封条: '311.811 x 2125.98', 小封条: '198.425 x 850.394' };
    for (const [strip_size, points] of Object.entries(sizes)) {
      for (const agency of ['濮阳市', '濮阳市城乡一体化示范区']) {
        const tree = filled(25, { strip_size, agency, sealed_on: '2026-12-25' });
        const words = wordsOf(tree);
        expect(words).toContain(`${agency}市场监督管理局`);
        for (const part of ['2026年', '12月（印章）', '25日']) expect(words).toContain(part);
        expect(words).not.toContain('厘米');
        expect(tool('pdfinfo', tree)).toMatch(new RegExp(`Pages: +1\\n[\\s\\S]*Page size: +${points} pts`));
      }
    }
  });

  it('leave the blanks of an option that was not chosen open', () => {
    const words = wordsOf(
      filled(27, { scope: '部分物品', partial_items: '鲜牛奶20箱', disposal_method: '变卖' }),
    );
    expect(words).toContain('扣押物品中的下列物品：鲜牛奶20箱');
    expect(words).toContain('文书编号：）；');
    expect(words).toContain('委托依法进行拍卖；');
  });

  it('name an 案件审核 or 法制审核 form by its kind', () => {
    expect(filled(36, { review_kind: '案件审核' }).title).toBe('案件审核表');
    expect(filled(36, { review_kind: '法制审核' }).title).toBe('法制审核表');
  });

  it('carry the lines to sign on every page of a record of goods, and no empty line for no note', () => {
    const tree = filled(52, { goods_note: '', disposal_details: '当众销毁。\n'.repeat(40) });
    const pages = tool('pdftotext', tree).split('\f').slice(0, -1).map(squeezed);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toMatch(/执行人：监督人：第\d页共\d页(?:年月日){3}$/);
    expect(pages[0]).toContain('文书编号：濮市监清〔2026〕3号）物品来源：');
  });

  it('of one page stay there when filled, at the cost of empty lines', () => {
    for (const number of [2, 3, 4, 5, 6, 13, 15, 17, 18, 19, 20, 22, 23]) {
      expect(typesetter.pages(filled(number, { copies_note: '一份存查' })), number.toString()).toBe(1);
    }
  });

  it('never leave the copies line alone on a page', () => {
    for (let count = 1; count < 40; count++) {
      const materials = Array.from({ length: count }, () => ({ material: '进货票据' }));
      const pages = tool('pdftotext', filled(15, { materials })).split('\f').slice(0, -1).map(squeezed);
      const last = pages.at(-1) ?? '';
      expect(last).toContain('本文书一式');
      expect(last, count.toString()).toContain('（印章）');
    }
  });

  it('keep or drop the words on an extension, and name the provision of the ground for release', () => {
    const plain = wordsOf(filled(23, { extended: false, ground: '查封、扣押期限已经届满' }));
    expect(plain).toContain(
      '采取扣押行政强制措施。依据《中华人民共和国行政强制法》第二十八条第一款第四项的规定',
    );
    expect(plain).not.toContain('延长行政强制措施');
    const extended = wordsOf(
      filled(23, {
        extended: true,
        extension_on: '2026-04-01',
        extension_number: '濮市监延强〔2026〕2号',
        extended_until: '2026-05-04',
        ground: '其他依据',
        other_basis: '《某条例》第三条',
      }),
    );
    expect(extended).toContain(
      '采取扣押行政强制措施并于2026年4月1日作出《延长行政强制措施期限决定书》（濮市监延强〔2026〕2号），将行政强制措施期限延长至2026年5月4日。依据《某条例》第三条的规定',
    );
  });

  it('say to whom seized goods went with the case, to the police or elsewhere', () => {
    const police = wordsOf(filled(6, { criminal: true, elsewhere: false }));
    expect(police).toContain('本局依法已将案件移送濮阳市公安局，相关财物（详见');
    const elsewhere = wordsOf(
      filled(6, {
        criminal: false,
        elsewhere: true,
        other_reason: '属于其他部门管辖',
        other_article: '第十七条第一款',
        other_kind: '案件',
        other_agency: '濮阳市农业农村局',
        measures: ['查封'],
      }),
    );
    expect(elsewhere).toContain(
      '行政强制措施。因属于其他部门管辖，依据《市场监督管理行政处罚程序规定》第十七条第一款的规定，本局已将案件移送濮阳市农业农村局，相关财物（详见',
    );
    expect(elsewhere).not.toContain('涉嫌犯罪');
    expect(elsewhere).toContain('查封物品移送告知书');
  });

  it('name a transferred case or clue alike throughout, with or without a paragraph of the article', () => {
    const of = (values: Values) => wordsOf(filled(4, { article: '十七', paragraph: '一', ...values }));
    const clue = of({ kind: '违法线索', has_paragraph: true });
    expect(clue).toContain('销售超过保质期食品违法线索，因');
    expect(clue).toContain('第十七条第一款的规定，现将该违法线索移送');
    const whole = of({ kind: '案件', has_paragraph: false });
    expect(whole).toContain('销售超过保质期食品一案，因');
    expect(whole).toContain('第十七条的规定，现将该案移送');
  });

  it('begin with what the law gives: fifteen working days to assist, the papers of a criminal transfer', () => {
    expect(emptyValues(template(17))).toMatchObject({ days: '十五个工作' });
    expect(wordsOf(filled(5, {}))).toContain(
      '附件：（相关材料）1．涉嫌犯罪案件情况的调查报告2．涉案物品清单',
    );
    expect(wordsOf(filled(2, { bureau_a: '甲县', bureau_b: '' }))).toContain('甲县市场监督管理局：');
  });

  it('name the reconsideration body of today, not that of 2021', () => {
    expect(wordsOf(filled(45, {}))).toContain('向濮阳市人民政府申请行政复议');
    expect(sampleFacts['bureau.court']).toBe('濮阳市华龙区');
    expect(wordsOf(filled(21, {}))).toContain('六个月内依法向濮阳市华龙区人民法院提起行政诉讼');
    expect(wordsOf(filled(22, {}))).toContain('六十日内向濮阳市人民政府申请行政复议');
  });
});

describe('letters with parts that come and go', () => {
  it('协助辨认通知书 lists the goods, 协助鉴别通知书 names the matter', () => {
    const recognise = wordsOf(filled(16, { kind: '辨认', right_holder: '某某公司' }));
    expect(recognise).toContain('协助辨认通知书');
    expect(recognise).toContain('是否为某某公司生产或者许可生产；');
    expect(recognise).toContain('100克/袋28袋');
    expect(recognise).not.toContain('鉴别');
    const identify = wordsOf(filled(16, { kind: '鉴别', identify_matter: '涉案商标是否为假冒' }));
    expect(identify).toContain('涉案商标是否为假冒');
    expect(identify).not.toMatch(/辨认|规格/);
  });

  it('委托保管书 says 号 after the number of the list in the blank form only', () => {
    expect(wordsOf(layOut(template(26), {}, 'blank'))).toContain('文书编号：号）');
    expect(wordsOf(filled(26, { list_number: '清〔2026〕3号' }))).toContain('文书编号：清〔2026〕3号）。');
  });

  it('检验结果告知书 tells of a right to object only where there is one', () => {
    const right = { objectable: true, objection_days: '七个工作', objection_to: '某某局' };
    expect(wordsOf(filled(32, right))).toContain('起七个工作日内，向某某局提出。');
    expect(wordsOf(filled(32, { objectable: false }))).not.toContain('异议');
  });

  it('责令改正通知书 keeps neither brackets nor a date that were not chosen', () => {
    const bare = { correction: '立即改正', correction_content: '', warns: false };
    const now = wordsOf(filled(33, bare));
    expect(now).toContain('现责令你（单位）立即予以改正。如对本责令改正决定不服');
    const later = wordsOf(
      filled(33, {
        correction: '限期改正',
        correct_by: '2026-05-01',
        correction_content: '下架涉案食品',
        warns: true,
        consequence_basis: '《办法》第一条',
        consequence: '处以罚款',
      }),
    );
    expect(later).toContain(
      '在2026年5月1日前改正。（改正内容及要求：下架涉案食品）（逾期不改的，本局将依据《办法》第一条的规定，处以罚款。）',
    );
    expect(later).toContain('向濮阳市人民政府申请行政复议');
  });

  it('责令退款通知书 names the articles of the price rules', () => {
    const words = wordsOf(filled(34, {}));
    expect(words).toContain('《价格违法行为行政处罚规定》第十六条、');
    expect(words).toContain('第十七条第二款第五项的规定，拒不退还');
    expect(wordsOf(filled(34, { heavier: false }))).not.toContain('从重处罚');
  });

  it('行政处罚听证通知书 names only those who take part', () => {
    const alone = { host: '甲', recorder: '乙', hearing_member: '', interpreter: '' };
    expect(wordsOf(filled(39, alone))).toContain('由甲担任听证主持人，乙担任记录员。依据');
    const all = { ...alone, hearing_member: '丙', interpreter: '丁' };
    expect(wordsOf(filled(39, all))).toContain(
      '由甲担任听证主持人，丙担任听证员，乙担任记录员，丁担任翻译人员。依据',
    );
  });

  it('送达公告 gives thirty days, as the rules have it since 2022', () => {
    for (const words of [wordsOf(filled(51, {})), wordsOf(layOut(template(51), {}, 'blank'))]) {
      expect(words).toContain('自本公告发布之日起三十日内');
      expect(words).not.toContain('六十日内到本局');
    }
    expect(wordsOf(filled(51, {}))).toContain('公告送达《行政处罚决定书》（濮市监处罚〔2026〕9号），');
  });

  it.each([45, 46])('begin the evidence of %d with a paragraph of its own', (number) => {
    const words = plainText(filled(number, { evidence: '1.现场笔录，证明一。\n2.询问笔录，证明二。' }));
    expect(words).toContain('主要有以下证据证明：\n1.现场笔录，证明一。\n2.询问笔录，证明二。');
  });

  it('end no line of the blank form between a bracket and the year to be written in it', () => {
    for (const one of templates) {
      const lines = tool('pdftotext', layOut(one, {}, 'blank'), '-layout').split('\n');
      expect(lines.filter((line) => line.trimEnd().endsWith('〔'))).toEqual([]);
    }
  });
});

describe('the record of a hearing', () => {
  const alone = { hearing_member: '', interpreter: '', third_party: '', other_participants: '' };

  it('says nothing of a third party, hearing member or interpreter who was not there', () => {
    const words = wordsOf(filled(40, alone));
    expect(words).toContain('已核对当事人（委托代理人）和办案人员的身份');
    expect(words).toContain('本次听证主持人是张三，记录员是张三。');
    expect(words).toContain('是否申请听证主持人、记录员回避？');
    for (const gone of ['第三人享有以下权利', '请第三人', '听证员是', '翻译人员是', '[', ']']) {
      expect(words).not.toContain(gone);
    }
    const all = wordsOf(filled(40, {}));
    expect(all).toContain('（委托代理人）、第三人、委托代理人、其他参加人和办案人员的身份');
    expect(all).toContain('是否申请听证主持人、记录员、听证员、翻译人员回避？');
  });

  it('holds the words of the host before every step that took place, and no other', () => {
    const words = plainText(
      filled(40, {
        ...alone,
        officers_debate: [{ speaker: '办案人员', text: '坚持处罚建议。' }],
        party_debate: [],
      }),
    );
    expect(words).toContain('听证主持人：现在开始辩论。请办案人员发表辩论意见。\n办案人员：坚持处罚建议。');
    expect(words).not.toContain('现在请当事人（委托代理人）发表辩论意见');
  });

  it('carries the lines of all participants on every page, those of the host and recorder on the last', () => {
    const pages = tool('pdftotext', filled(40, {})).split('\f').slice(0, -1).map(squeezed);
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page).toContain('第三人、其他听证参加人：');
    expect(pages.map((page) => page.includes('记录员：年月日'))).toEqual(
      pages.map((_, index) => index === pages.length - 1),
    );
  });
});

describe('an on-the-spot decision', () => {
  it('sends the party to reconsideration first, in the blank form too', () => {
    const law =
      /应当先在收到本当场行政处罚决定书之日起.*申请行政复议；对复议决定不服的，可以在收到复议决定书之日起.*人民法院提起行政诉讼。/;
    expect(wordsOf(layOut(template(44), {}, 'blank'))).toMatch(law);
    const words = wordsOf(filled(44, { remedies: '复议前置' }));
    expect(words).toMatch(law);
    expect(words).toContain('六十日内向濮阳市人民政府申请');
    expect(words).toContain('十五日内依法向濮阳市华龙区人民法院');
  });

  it('takes other words of the bureau instead', () => {
    const words = wordsOf(filled(44, { remedies: '自行填写', other_remedies: '救济途径另附。' }));
    expect(words).toContain('救济途径另附。');
    expect(words).not.toContain('行政复议');
  });

  it('does not say how to pay a fine that was not imposed', () => {
    const words = wordsOf(filled(44, { penalties: ['警告'] }));
    expect(words).not.toContain('缴纳');
    expect(wordsOf(filled(44, { penalties: ['罚款'], fine_amount: 20_000 }))).toContain(
      '罚款200.00元。罚款按下列方式缴纳',
    );
  });
});

describe('later documents of a case', () => {
  it('put a fine off or divide it, never both', () => {
    const deferred = wordsOf(filled(47, { kind: '延期', deferral_terms: '期限延长至2026年9月30日' }));
    expect(deferred).toContain('延期缴纳罚款通知书');
    expect(deferred).toContain('暂缓缴纳，期限延长至2026年9月30日。');
    expect(deferred).not.toContain('分期');
    const divided = wordsOf(
      filled(47, { kind: '分期', installments: [{ due_on: '2026-09-30', amount: '250000', note: '' }] }),
    );
    expect(divided).toContain('2026年9月30日前2500.00');
    expect(divided).not.toContain('暂缓缴纳');
  });

  it('leave out the admonition where nothing was established, and the notice that was never given', () => {
    const words = wordsOf(filled(46, { education: false, notice_and_defence: '' }));
    expect(words).not.toContain('进行教育');
    expect(words).not.toContain('行政处罚告知书');
  });

  it('apply to the court for the penalty alone or with the surcharge', () => {
    expect(wordsOf(filled(49, { claims: '处罚内容和加处罚款' }))).toContain('2．加处罚款5000.00元');
    const alone = wordsOf(filled(49, { claims: '仅处罚内容', unperformed_items: '罚款5000.00元' }));
    expect(alone).toContain('中罚款5000.00元的处罚内容。');
    expect(alone).not.toContain('加处罚款');
  });
});

describe('hostile values', () => {
  const nasty =
    '#let x = 1; *粗* _斜_ $x^2$ \\u{41} "引" ]} <a> @ref // 注 `c` -- ... = 标题 [[ {{name}} ［flag|词］ &amp; %s';

  it('appear verbatim in running text, in a row and in a narrow cell', () => {
    expect(wordsOf(filled(45, { facts: nasty }))).toContain(squeezed(nasty));
    expect(wordsOf(filled(35, { evidence: [{ item: nasty, proves: '事实' }] }))).toContain(squeezed(nasty));
    expect(wordsOf(filled(8, { matter: nasty }))).toContain(squeezed(nasty));
  });

  it('leak nowhere: the words around them are the same as with a harmless value', () => {
    const harmless = wordsOf(filled(45, { facts: '无害的事实' }));
    expect(wordsOf(filled(45, { facts: nasty })).replace(squeezed(nasty), '无害的事实')).toBe(harmless);
  });

  it('cannot add elements to the preview', () => {
    const { pages } = typesetter.svgPages(filled(45, { facts: '</g></svg><script>alert(1)</script>' }));
    expect(pages.join('')).not.toContain('script');
  });

  it('of ten thousand characters and five hundred rows are printed in full', () => {
    const long = '案情复杂。'.repeat(2_000);
    expect(wordsOf(filled(45, { facts: long })).match(/案情复杂。/g)).toHaveLength(2_000);
    const goods = Array.from({ length: 500 }, (_, index) => ({
      name: `物品${index.toString().padStart(3, '0')}号`,
    }));
    const words = wordsOf(filled(24, { goods }));
    expect(words.match(/物品\d{3}号/g)).toHaveLength(500);
    expect(words).not.toContain('以下空白');
  });

  it('of one endless word do not run over the edge of the page', () => {
    const code = 'A1'.repeat(300);
    expect(wordsOf(filled(8, { case_name: code }))).toContain(code);
    expect(wordsOf(filled(45, { facts: code }))).toContain(code);
  });
});

describe('the preview', () => {
  it('leads every field back to its place in the form', () => {
    const { pages } = typesetter.svgPages(filled(37, {}));
    expect(pages[0]).toContain('href="anjuan:field/addressee"');
    expect(pages.join('')).toContain('href="anjuan:field/contact_phone"');
    const rows = typesetter.svgPages(filled(24, {})).pages.join('');
    expect(rows).toContain('href="anjuan:field/goods[1].name"');
  });

  it('gives only the pages asked for', () => {
    const tree = filled(9, { scene: '现场货架上陈列饼干。\n'.repeat(60) });
    const all = typesetter.svgPages(tree);
    const some = typesetter.svgPages(tree, { from: 2, count: 1 });
    expect(some).toEqual({ total: all.total, pages: [all.pages[1]] });
    expect(typesetter.svgPages(tree, { from: 99, count: 2 }).pages).toEqual([]);
  });

  it('draws of a long record what is seen, exactly as if everything were drawn', () => {
    const answers = [
      '是的。',
      '那批货是2025年12月从批发部购进的。'.repeat(9),
      'W'.repeat(300),
      '，'.repeat(120),
    ];
    const tree = filled(14, {
      qa_list: Array.from({ length: 150 }, (_, index) => ({
        question: `第${index.toString()}批货从哪里购进？`,
        answer: answers[index % answers.length] ?? '',
      })),
    });
    const all = typesetter.svgPages(tree);
    expect(all.total).toBeGreaterThan(12);
    for (const from of [1, 2, 6, 11, all.total - 1, all.total]) {
      const some = typesetter.svgPages(tree, { from, count: 2 });
      expect(some.total).toBe(all.total);
      expect(some.pages.length).toBe(Math.min(2, all.total - from + 1));
      for (const [index, page] of some.pages.entries())
        expect(page === all.pages[from - 1 + index], `page ${(from + index).toString()}`).toBe(true);
    }
  });
});

it('the same document at the same instant gives the same bytes', () => {
  const make = () => Buffer.from(typesetter.pdf(filled(37, {}), { title: '行政处罚告知书', createdAt }));
  expect(make().equals(make())).toBe(true);
});
