import { describe, expect, it } from 'vitest';
import { caseConditionsOf } from '#shared/domain/volumes/case-conditions.ts';

const paper = (templateNumber: number, penalties = '') => ({ templateNumber, penalties });

describe('caseConditionsOf', () => {
  it('reads fine and goods out of the decision', () => {
    expect(caseConditionsOf([paper(45, '没收扣押的辣椒酱12瓶；罚款5000元')])).toEqual(['goods', 'fine']);
    expect(caseConditionsOf([paper(45, '警告')])).toEqual([]);
  });

  it('takes a hearing and a deliberation from their documents', () => {
    expect(caseConditionsOf([paper(39), paper(42)])).toEqual(['hearing', 'deliberation']);
  });
});
