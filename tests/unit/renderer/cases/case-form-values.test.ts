import { describe, expect, it } from 'vitest';
import { tidyCode } from '#shared/domain/cases/tidy-code.ts';
import {
  codeState,
  emptyParty,
  partyFieldRemark,
  partyOfKind,
} from '../../../../renderer/features/cases/form/case-form-values.ts';

describe('codes while they are typed', () => {
  it('makes full-width and small letters what the certificate shows', () => {
    expect(tidyCode('９１３５ ０１００m000-100y43')).toBe('91350100M000100Y43');
  });

  it('remarks upon a code only once it is complete', () => {
    expect(codeState('credit-code', '')).toEqual({ state: 'empty' });
    expect(codeState('credit-code', '9135')).toEqual({ state: 'typing', left: 14 });
    expect(codeState('credit-code', '91350100M000100Y43')).toEqual({ state: 'right' });
    expect(codeState('credit-code', '91350100M000100Y44').state).toBe('unusual');
    expect(codeState('credit-code', '91350100M000100Y433').state).toBe('unusual');
    expect(codeState('identity-number', '11010519491231002X')).toEqual({ state: 'right' });
  });
});

describe('a party of a kind', () => {
  const typed = {
    ...emptyParty,
    name: '王犇',
    creditCode: '91350100M000100Y43',
    idNumber: '11010519491231002X',
    legalRepresentative: '李喆',
  };

  it('drops what does not belong to a natural person', () => {
    expect(partyOfKind({ ...typed, kind: 'person' })).toMatchObject({
      creditCode: '',
      legalRepresentative: '',
      licenceName: '',
      idNumber: typed.idNumber,
    });
  });

  it('drops the identity number of an organization and keeps everything of a sole trader', () => {
    expect(partyOfKind({ ...typed, kind: 'organization' }).idNumber).toBe('');
    expect(partyOfKind({ ...typed, kind: 'sole-trader' })).toEqual({ ...typed, kind: 'sole-trader' });
  });

  it('does not remark upon a code of a natural person that nobody sees', () => {
    expect(partyFieldRemark({ ...typed, kind: 'person', creditCode: '1' }, 'creditCode')).toBeUndefined();
    expect(partyFieldRemark({ ...typed, creditCode: '1' }, 'creditCode')).toContain('18位');
    expect(partyFieldRemark({ ...typed, legalRepresentative: '' }, 'legalRepresentative')).toContain(
      '还没有填',
    );
  });
});
