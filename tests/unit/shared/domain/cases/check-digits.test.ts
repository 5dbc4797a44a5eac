import { describe, expect, it } from 'vitest';
import { creditCodeProblem } from '#shared/domain/cases/credit-code.ts';
import { identityNumberProblem } from '#shared/domain/cases/identity-number.ts';
import { partyRemarks } from '#shared/domain/cases/party.ts';
import { practiceCase } from '#tests/support/a-case.ts';

describe('the unified social credit code', () => {
  it('passes with its check character and not with any one character changed', () => {
    const code = '91410902MA9F0W0H3L';
    expect(creditCodeProblem(code)).toBeUndefined();
    for (let place = 0; place < 17; place++) {
      const wrong = code.slice(0, place) + (code[place] === '7' ? '8' : '7') + code.slice(place + 1);
      expect(creditCodeProblem(wrong), wrong).toContain('校验位不符');
    }
  });

  it('does not pass by length and by letters it never holds', () => {
    expect(creditCodeProblem('91410902MA9F0W0H3')).toContain('应为18位，现为17位');
    expect(creditCodeProblem('91410902MA9FOW0H3L')).toContain('不会出现“O”');
  });
});

describe('the resident identity number', () => {
  it('passes with its check digit and not with a neighbouring pair swapped', () => {
    expect(identityNumberProblem('410901199001011231')).toBeUndefined();
    expect(identityNumberProblem('410901199001012131')).toContain('校验位不符');
  });
});

describe('a party', () => {
  it('is remarked upon without its operator or representative unless it is a person', () => {
    const party = { ...practiceCase.party, legalRepresentative: ' ' };
    expect(partyRemarks({ ...party, kind: 'sole-trader' })[0]?.message).toContain('经营者姓名');
    expect(partyRemarks({ ...party, kind: 'organization' })[0]?.field).toBe('legalRepresentative');
    expect(partyRemarks({ ...party, kind: 'person', creditCode: '' })).toEqual([]);
  });

  it('may show a passport, whose number has no check digit, and “/” where the form asks for it', () => {
    expect(partyRemarks({ ...practiceCase.party, idKind: 'other', idNumber: 'E12345678' })).toEqual([]);
    expect(partyRemarks({ ...practiceCase.party, idNumber: 'E12345678' })[0]?.field).toBe('idNumber');
    expect(partyRemarks({ ...practiceCase.party, creditCode: '/', idNumber: '无' })).toEqual([]);
  });
});
