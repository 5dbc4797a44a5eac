import type { Party } from '../../cases/party.ts';
import type { CaseFacts } from '../template/template.ts';

/** The party as case facts; `单位` rows and `个体工商户／个人` rows each get only what belongs to them. */
export function partyFacts(party: Party): CaseFacts {
  const common: CaseFacts = {
    'party.kind': party.kind,
    'party.name': party.name,
    'party.licenceName': party.licenceName,
    'party.creditCode': party.creditCode,
    'party.domicile': party.domicile,
    'party.legalRepresentative': party.legalRepresentative,
    'party.idNumber': party.idNumber,
    'party.phone': party.phone,
    'party.otherContact': party.otherContact,
  };
  switch (party.kind) {
    case 'organization':
      return {
        ...common,
        'party.organizationName': party.name,
        'party.organizationCreditCode': party.creditCode,
        'party.organizationRepresentative': party.legalRepresentative,
        'party.idNumber': orNone(party.idNumber),
      };
    case 'sole-trader':
      return {
        ...common,
        'party.tradeName': party.name,
        'party.traderCreditCode': party.creditCode,
        'party.personName': party.legalRepresentative,
        'party.personIdNumber': party.idNumber,
      };
    case 'person':
      return {
        ...common,
        'party.licenceName': orNone(party.licenceName),
        'party.creditCode': orNone(party.creditCode),
        'party.legalRepresentative': orNone(party.legalRepresentative),
        'party.personName': party.name,
        'party.personIdNumber': party.idNumber,
      };
  }
}

/** What this kind of party has not is struck out with “/”, as the notes on filling in say. */
const orNone = (value: string): string => (value === '' ? '/' : value);
