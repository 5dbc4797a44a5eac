import { describe, expect, it } from 'vitest';
import { factsOfCase } from '#shared/domain/cases/facts-of-case.ts';
import { caseFacts, isCaseFactPath } from '#shared/domain/documents/template/case-facts.ts';
import { practiceCase } from '#tests/support/a-case.ts';
import { practiceSetup } from '#tests/support/temporary-archive.ts';

const officers = practiceSetup.officers.map((officer, index) => ({ ...officer, id: String(index) }));
const theCase = {
  ...practiceCase,
  caseNumber: '濮市监案〔2026〕1号',
  title: '某超市涉嫌销售过期食品案',
  filedOn: '2026-03-05',
  closedOn: '2026-06-01',
  officers,
};

describe('the facts of a case', () => {
  it('cover every bureau, case and officer fact that templates may name, and no other', () => {
    const facts = factsOfCase(theCase, practiceSetup.bureau);
    expect(Object.keys(facts).filter((path) => !isCaseFactPath(path))).toEqual([]);
    const expected = Object.keys(caseFacts).filter((path) => /^(bureau|case|officer\d)\./.test(path));
    expect(expected.filter((path) => facts[path] === undefined)).toEqual([]);
  });

  it('leave off what the form prints itself', () => {
    expect(factsOfCase(theCase, practiceSetup.bureau)).toMatchObject({
      'bureau.agency': '濮阳市',
      'bureau.court': '濮阳市华龙区',
      'case.matter': '某超市涉嫌销售过期食品',
      'case.sourceKind': '监督检查',
      'officer2.name': '李喆',
      'case.officers': '张三\n李喆',
    });
  });

  it('read the suspected act out of the cause until it is written', () => {
    const facts = (entered: Record<string, string>) =>
      factsOfCase({ ...theCase, facts: entered }, practiceSetup.bureau)['facts.suspectedAct'];
    expect(facts({})).toBe('经营标签不符合规定的食品');
    expect(facts({ suspectedAct: '经营无标签食品' })).toBe('经营无标签食品');
    expect(facts({ 'facts.suspectedAct': '经营无标签食品' })).toBe('经营无标签食品');
  });

  it('leave out what is not known', () => {
    const facts = factsOfCase({ ...theCase, filedOn: undefined }, { ...practiceSetup.bureau, bankName: '' });
    expect(facts).not.toHaveProperty('case.filedOn');
    expect(facts).not.toHaveProperty('bureau.bankName');
  });
});
