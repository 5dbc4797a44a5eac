import { formId } from '../../../support/form-ids.ts';
import { describe, expect, it } from 'vitest';
import { searchTemplates } from '../../../../renderer/copy/template-search.ts';
import { byStage, stageOf } from '../../../../renderer/features/documents/place/template-stages.ts';

const templates = [
  [45, '行政处罚决定书'],
  [9, '现场笔录'],
  [14, '询问笔录'],
  [4, '案件移送函'],
  [37, '行政处罚告知书'],
  [50, '送达回证'],
  [54, '卷宗封面'],
].map(([number, name]) => ({
  number: Number(number),
  name: String(name),
  id: formId(Number(number)),
  edition: 'samr-2021',
  kind: 'letter',
  batch: false,
}));
const found = (typed: string) => searchTemplates(templates, typed).map((one) => one.number);

describe('looking for a form', () => {
  it('finds by number, the exact one first', () => {
    expect(found('4')).toEqual([4, 45]);
    expect(found('45')).toEqual([45]);
  });

  it('finds by a part of the name, names that begin with it first', () => {
    expect(found('笔录')).toEqual([9, 14]);
    expect(found('行政处罚')).toEqual([37, 45]);
  });

  it('finds by initials and by whole syllables', () => {
    expect(found('xcbl')).toEqual([9]);
    expect(found('xunwen')).toEqual([14]);
    expect(found('cfjds')).toEqual([45]);
  });

  it('shows all for nothing typed and none for what does not exist', () => {
    expect(found('  ')).toHaveLength(7);
    expect(found('没有这种')).toEqual([]);
    expect(found('99')).toEqual([]);
  });
});

describe('forms by stage of the procedure', () => {
  it('puts each form where the procedure uses it', () => {
    expect([9, 14, 37, 45, 50, 54, 7].map((number) => stageOf({ id: formId(number) }))).toEqual([
      '调查',
      '调查',
      '审核告知',
      '决定',
      '送达执行',
      '结案归档',
      '立案',
    ]);
    expect(stageOf({ id: 'our_own' })).toBe('结案归档');
  });

  it('keeps the order of the procedure and of the numbers', () => {
    const groups = byStage(templates);
    expect(groups.map((group) => group.stage)).toEqual([
      '立案',
      '调查',
      '审核告知',
      '决定',
      '送达执行',
      '结案归档',
    ]);
    expect(groups[1]?.templates.map((one) => one.number)).toEqual([9, 14]);
  });
});
