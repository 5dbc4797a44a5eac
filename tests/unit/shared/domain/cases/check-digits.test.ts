import { describe, expect, it } from 'vitest';
import { creditCodeProblem } from '#shared/domain/cases/credit-code.ts';
import { identityNumberProblem } from '#shared/domain/cases/identity-number.ts';
import { partyProblems } from '#shared/domain/cases/party.ts';
import { practiceCase } from '#tests/support/a-case.ts';

describe('the unified social credit code', () => {
  it('is accepted with its check character and refused with any one character changed', () => {
    const code = '91410902MA9F0W0H3L';
    expect(creditCodeProblem(code)).toBeUndefined();
    for (let place = 0; place < 17; place++) {
      const wrong = code.slice(0, place) + (code[place] === '7' ? '8' : '7') + code.slice(place + 1);
      expect(creditCodeProblem(wrong), wrong).toContain('校验位不符');
    }
  });

  it('is refused by length and by letters it never holds', () => {
    expect(creditCodeProblem('91410902MA9F0W0H3')).toContain('应为18位，现为17位');
    expect(creditCodeProblem('91410902MA9FOW0H3L')).toContain('不会出现“O”');
  });
});

describe('the resident identity number', () => {
  it('is accepted with its check digit and refused with a neighbouring pair swapped', () => {
    expect(identityNumberProblem('410901199001011231')).toBeUndefined();
    expect(identityNumberProblem('410901199001012131')).toContain('校验位不符');
  });
});

describe('a party', () => {
  it('needs its operator or representative unless it is a person', () => {
    const party = { ...practiceCase.party, legalRepresentative: ' ' };
    expect(partyProblems({ ...party, kind: 'sole-trader' })[0]?.message).toBe('请填写经营者姓名。');
    expect(partyProblems({ ...party, kind: 'organization' })[0]?.field).toBe('legalRepresentative');
    expect(partyProblems({ ...party, kind: 'person', creditCode: '' })).toEqual([]);
  });

  it('may show a passport, whose number has no check digit', () => {
    expect(partyProblems({ ...practiceCase.party, idKind: 'other', idNumber: 'E12345678' })).toEqual([]);
    expect(partyProblems({ ...practiceCase.party, idNumber: 'E12345678' })[0]?.field).toBe('idNumber');
  });
});
