import type { PartyKind } from '#shared/domain/cases/party.ts';

/** What the name of a party is called, by its kind. */
export const partyNameLabels: Readonly<Record<PartyKind, string>> = {
  person: '姓名',
  'sole-trader': '字号名称',
  organization: '名称',
};

/** What the person behind a party is called, by its kind; a natural person needs none. */
export const representativeLabels: Readonly<Record<PartyKind, string>> = {
  person: '法定代表人（负责人、经营者）',
  'sole-trader': '经营者姓名',
  organization: '法定代表人（负责人）',
};
