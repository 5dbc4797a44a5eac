import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place, plain, textsOf } from './reading.ts';

/** Fields that hold who complained or reported. */
const COMPLAINANT = /^(?:complainant|informant|reporter|whistleblower)_/;

/**
 * Forms that come into the hands of the party: letters to it, records it signs, lists it keeps (templates.md §1.6).
 * Whatever a 送达回证 proves to be served joins them.
 */
const SHOWN_TO_PARTY: ReadonlySet<number> = new Set([
  6, 9, 11, 12, 13, 15, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 32, 33, 34, 37, 38, 39, 40, 44, 45,
  46, 47, 48, 50, 51,
]);

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
    .filter(({ id, template }) => SHOWN_TO_PARTY.has(template.number) || served.has(id))
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
