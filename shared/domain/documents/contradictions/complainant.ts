import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place, plain, textsOf, ofKind } from './reading.ts';

/** Fields that hold who complained or reported. */
const COMPLAINANT = /^(?:complainant|informant|reporter|whistleblower)_/;

/**
 * Forms that come into the hands of the party: letters to it, records it signs, lists it keeps (templates.md §1.6).
 * Whatever a 送达回证 proves to be served joins them.
 */
const SHOWN_TO_PARTY: readonly DocumentKind[] = [
  'seized_goods_transfer_notice',
  'site_record',
  'evidence_extraction_form',
  'electronic_data_record',
  'inquiry_notice',
  'material_request_notice',
  'evidence_preservation_notice',
  'evidence_preservation_release',
  'compulsory_measure_decision',
  'compulsory_measure_extension',
  'compulsory_measure_release',
  'property_list',
  'seal_strip',
  'custody_entrustment',
  'advance_disposal_consent',
  'advance_disposal_notice',
  'sampling_record',
  'testing_period_notice',
  'testing_result_notice',
  'correction_order',
  'refund_order',
  'penalty_notice',
  'statement_defence_record',
  'hearing_notice',
  'hearing_record',
  'on_the_spot_penalty_decision',
  'penalty_decision',
  'no_penalty_decision',
  'fine_deferral_notice',
  'performance_demand',
  'service_receipt',
  'service_announcement',
];

interface Secret {
  readonly what: string;
  readonly words: string;
}

/** 投诉举报处理办法第三十七条: the party must not learn who complained. */
export const complainantShown: Rule = (theCase) => {
  const secrets = secretsOf(theCase);
  if (secrets.length === 0) return [];
  const served = new Set(theCase.documents.map(({ servesDocumentId }) => servesDocumentId));
  return theCase.documents
    .filter((document) => ofKind(document, ...SHOWN_TO_PARTY) || served.has(document.id))
    .flatMap((document) => leaksIn(document, secrets));
};

const leaksIn = (document: CheckedDocument, secrets: readonly Secret[]): readonly Finding[] =>
  textsOf(document).flatMap(({ field, label, text }) => {
    const words = plain(text);
    return secrets
      .filter((secret) => words.includes(secret.words))
      .map((secret) => ({
        rule: 'complainant-shown',
        severity: 'blocking' as const,
        sentence: `${named(document)}的“${label}”写有投诉人、举报人的${secret.what}，而这份文书会交给当事人。请删去。`,
        article: '投诉举报处理办法第三十七条',
        compared: [secret.words],
        places: [place(document, field, label)],
      }));
  });

/** Too short to be told from other words. */
const LEAST = { name: 2, other: 6 } as const;

function secretsOf({ documents, facts, officers }: CheckedCase): readonly Secret[] {
  const open = new Set(
    [facts['party.name'], facts['party.legalRepresentative'], ...officers.map(({ name }) => name)].map(
      (name) => plain(typeof name === 'string' ? name : ''),
    ),
  );
  return documents.flatMap((document) =>
    textsOf(document)
      .filter(({ field }) => COMPLAINANT.test(field))
      .map(({ field, label, text }) => ({
        name: /name|representative/.test(field),
        what: label,
        words: plain(text),
      }))
      .filter(
        ({ name, words }) => [...words].length >= (name ? LEAST.name : LEAST.other) && !open.has(words),
      ),
  );
}
