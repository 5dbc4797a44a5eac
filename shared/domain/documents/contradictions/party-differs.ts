import { type CaseFactPath, caseFacts } from '../template/case-facts.ts';
import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import type { Finding, Place, Severity } from './finding.ts';
import { fieldsFrom, ofKind, placeOf, plain, quote, textAt } from './reading.ts';

/** Who the party is, and how gravely it weighs when a document names somebody else. */
const identity: readonly { readonly paths: readonly CaseFactPath[]; readonly severity: Severity }[] = [
  {
    severity: 'blocking',
    paths: [
      'party.name',
      'party.organizationName',
      'party.tradeName',
      'party.creditCode',
      'party.organizationCreditCode',
      'party.traderCreditCode',
      'party.idNumber',
      'party.personIdNumber',
    ],
  },
  {
    severity: 'attention',
    paths: [
      'party.personName',
      'party.legalRepresentative',
      'party.organizationRepresentative',
      'party.domicile',
      'party.licenceName',
    ],
  },
];

/** A line drawn through a blank that does not apply. */
const NOT_APPLICABLE = /^[/／—无-]*$/;

/**
 * The party must be the same in every document and in the case (templates.md §1.4). Only what was typed in a document
 * is looked at: what the case lent follows it, or stays as it was issued (`moved-on`).
 */
export const partyDiffers: Rule = ({ documents, facts, recipients }) =>
  identity.flatMap(({ paths, severity }) =>
    paths.flatMap((path) => {
      const expected = facts[path];
      if (typeof expected !== 'string' || expected.trim() === '') return [];
      const others = new Map<string, Place[]>();
      for (const document of documents) {
        for (const field of fieldsFrom(document, path)) {
          const written = textAt(document, field.id);
          if (document.own[field.id] === undefined || NOT_APPLICABLE.test(written)) continue;
          if (plain(written) === plain(expected)) continue;
          if (namesRecipient(document, written, recipients)) continue;
          others.set(written, [...(others.get(written) ?? []), placeOf(document, field)]);
        }
      }
      return [...others].map(([written, places]): Finding => ({
        rule: 'party-differs',
        severity,
        sentence:
          `${where(places)}的${caseFacts[path]}写作${quote(written)}，案件中是${quote(expected)}。` +
          '请对照主体资格证照核对，改成一致。',
        compared: [written, expected],
        places,
      }));
    }),
  );

/** What is served to somebody else names him, as the register of service has him. */
const namesRecipient = (
  document: CheckedDocument,
  written: string,
  recipients: CheckedCase['recipients'],
): boolean =>
  ofKind(document, 'service_receipt', 'service_address_confirmation', 'service_announcement') &&
  recipients.some(({ name }) => plain(name) === plain(written));

function where(places: readonly Place[]): string {
  const names = [...new Set(places.map(({ document }) => document))];
  return names.length > 2 ? `${names[0] ?? ''}等${names.length.toString()}份文书` : names.join('、');
}
