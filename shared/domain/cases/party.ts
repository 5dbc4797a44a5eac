import { creditCodeProblem } from './credit-code.ts';
import { identityNumberProblem } from './identity-number.ts';

/** 当事人类型：自然人、个体工商户、法人或者其他组织. */
export const partyKinds = ['person', 'sole-trader', 'organization'] as const;
export type PartyKind = (typeof partyKinds)[number];

export const partyKindNames: Readonly<Record<PartyKind, string>> = {
  person: '自然人',
  'sole-trader': '个体工商户',
  organization: '法人或者其他组织',
};

/** 当事人. Empty text means unknown or not applicable. */
export interface Party {
  readonly kind: PartyKind;
  /** Exactly as on the licence or identity card; the trade name (字号名称) of a sole trader. */
  readonly name: string;
  /** 主体资格证照名称, e.g. 营业执照. */
  readonly licenceName: string;
  /** 统一社会信用代码. */
  readonly creditCode: string;
  /** 住所（住址）. */
  readonly domicile: string;
  /** 法定代表人（负责人、经营者）. */
  readonly legalRepresentative: string;
  /** 身份证件号码. */
  readonly idNumber: string;
  /** 证件是居民身份证时校验号码；护照等其他证件不校验. */
  readonly idKind: 'resident' | 'other';
  readonly phone: string;
  readonly otherContact: string;
}

export interface PartyRemark {
  readonly field: keyof Party;
  readonly message: string;
}

/**
 * What about a party should be compared with its papers, field by field; empty when nothing. None of it keeps a case
 * from being entered: the paper may be as it is, and at the 案源 stage much is not known yet.
 */
export function partyRemarks(party: Party): readonly PartyRemark[] {
  const remarks: PartyRemark[] = [];
  const say = (field: keyof Party, message: string | undefined) => {
    if (message !== undefined) remarks.push({ field, message });
  };
  say('creditCode', creditCodeProblem(party.creditCode));
  if (party.idKind === 'resident') say('idNumber', identityNumberProblem(party.idNumber));
  if (party.kind !== 'person' && party.legalRepresentative.trim() === '') {
    say(
      'legalRepresentative',
      party.kind === 'sole-trader'
        ? '经营者姓名还没有填，文书上要用。'
        : '法定代表人或者负责人姓名还没有填，文书上要用。',
    );
  }
  return remarks;
}
