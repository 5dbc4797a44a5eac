import { describe, expect, it } from 'vitest';
import { caseTitle } from '#shared/domain/cases/case-title.ts';

describe('the name of a case', () => {
  it('is party, act and one 案, however the cause was typed', () => {
    const title = '某超市涉嫌销售过期食品案';
    expect(caseTitle('某超市', '涉嫌销售过期食品')).toBe(title);
    expect(caseTitle('某超市', '涉嫌销售过期食品案')).toBe(title);
    expect(caseTitle('某超市', '涉嫌销售过期食品一案 ')).toBe(title);
    expect(caseTitle('某超市', '某超市涉嫌销售过期食品案')).toBe(title);
  });
});
