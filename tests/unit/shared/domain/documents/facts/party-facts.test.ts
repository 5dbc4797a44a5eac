import { expect, it } from 'vitest';
import type { Party } from '#shared/domain/cases/party.ts';
import { partyFacts } from '#shared/domain/documents/facts/party-facts.ts';

const party: Party = {
  kind: 'organization',
  name: '濮阳华龙商贸有限公司',
  licenceName: '营业执照',
  creditCode: '91410900MA40000000',
  domicile: '濮阳市华龙区人民路1号',
  legalRepresentative: '王小明',
  idNumber: '',
  idKind: 'resident',
  phone: '',
  otherContact: '',
};

it('strikes out what an organization has not, but not what is only unknown', () => {
  const facts = partyFacts(party);
  expect(facts['party.idNumber']).toBe('/');
  expect(facts['party.phone']).toBe('');
  expect(partyFacts({ ...party, idNumber: '护照E12345678' })['party.idNumber']).toBe('护照E12345678');
});

it('strikes out what a natural person has not', () => {
  const person: Party = {
    ...party,
    kind: 'person',
    licenceName: '',
    creditCode: '',
    legalRepresentative: '',
  };
  const facts = partyFacts(person);
  expect(facts['party.licenceName']).toBe('/');
  expect(facts['party.creditCode']).toBe('/');
  expect(facts['party.legalRepresentative']).toBe('/');
  // It has one, only nobody has entered it yet.
  expect(facts['party.idNumber']).toBe('');
});

it('strikes nothing out for a sole trader', () => {
  expect(Object.values(partyFacts({ ...party, kind: 'sole-trader' }))).not.toContain('/');
});
