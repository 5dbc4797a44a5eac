import { chineseDate } from '../../../lib/date.ts';
import type { CheckedDocument, CheckedOfficer, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { type NamedOfficer, officerFields, officersIn } from './officer-fields.ts';
import { fieldsFrom, named, placeOf, plain, quote, textAt } from './reading.ts';

const TWO = '行政处罚法第四十二条、程序规定第二十二条';

/** At least two officers, two different ones (行政处罚法第四十二条). */
export const twoOfficers: Rule = ({ documents }) =>
  documents.flatMap((document): readonly Finding[] => [...pairOf(document), ...namesOf(document)]);

function pairOf(document: CheckedDocument): readonly Finding[] {
  const fields = officerFields(document);
  if (fields.length < 2) return [];
  const present = officersIn(document);
  const [first, second] = present;
  if (first === undefined) return [];
  if (second === undefined) {
    const open = fields.find(({ field }) => field.id !== first.field.id)?.field ?? first.field;
    return [few(document, [open.id === '' ? first.field : open])];
  }
  const repeated = present.find((one, index) =>
    present.some((other, at) => at < index && plain(other.name) === plain(one.name) && sameCard(one, other)),
  );
  if (repeated === undefined) return [];
  return [
    {
      rule: 'same-officer-twice',
      severity: 'blocking',
      sentence: `${named(document)}的两名执法人员都是${repeated.name}。执法人员不得少于两人，请改正其中一名。`,
      article: TWO,
      compared: [repeated.name],
      places: [placeOf(document, repeated.field)],
    },
  ];
}

/** Two people of one name carry different cards. */
const sameCard = (one: NamedOfficer, other: NamedOfficer): boolean =>
  (one.certificate?.number ?? '') === (other.certificate?.number ?? '');

function namesOf(document: CheckedDocument): readonly Finding[] {
  // 陈述申辩笔录: one officer asks and the 记录人 is the other.
  if (document.template.fields.some(({ id }) => id === 'recorder')) return [];
  return fieldsFrom(document, 'case.officers')
    .filter(({ type }) => type === 'officer')
    .filter(({ id }) => {
      const names = textAt(document, id)
        .split(/[\n、，,]/)
        .map((name) => name.trim())
        .filter((name) => name !== '');
      return names.length > 0 && new Set(names).size < 2;
    })
    .map((field) => few(document, [field]));
}

const few = (document: CheckedDocument, fields: readonly Parameters<typeof placeOf>[1][]): Finding => ({
  rule: 'too-few-officers',
  severity: 'blocking',
  sentence: `${named(document)}只有一名执法人员。执法人员不得少于两人，请补上另一名。`,
  article: TWO,
  compared: fields.map(({ id }) => textAt(document, id)),
  places: fields.map((field) => placeOf(document, field)),
});

/** The number on the paper is the one on the officer's card. */
export const certificateMatches: Rule = ({ documents, officers }) =>
  documents.flatMap((document) =>
    officersIn(document).flatMap(({ name, certificate }): readonly Finding[] => {
      if (certificate === undefined || certificate.number === '') return [];
      const known = officers.filter((officer) => plain(officer.name) === plain(name));
      if (
        known.length === 0 ||
        known.some((one) => plain(one.certificateNumber) === plain(certificate.number))
      )
        return [];
      const right = known.map(({ certificateNumber }) => certificateNumber).join('、');
      return [
        {
          rule: 'certificate-differs',
          severity: 'blocking',
          sentence: `${named(document)}中${name}的执法证号写作${quote(certificate.number)}，人员名单中是${quote(right)}。请核对执法证。`,
          article: '程序规定第二十二条',
          compared: [name, certificate.number, right],
          places: [placeOf(document, certificate.field)],
        },
      ];
    }),
  );

/** Nobody acts with a card that has run out. */
export const certificateValid: Rule = ({ documents, officers }) =>
  documents.flatMap((document) => {
    const { date } = document;
    if (date === undefined) return [];
    return officersIn(document).flatMap((person): readonly Finding[] => {
      const card = cardOf(person, officers);
      if (card === undefined || card.certificateValidUntil >= date) return [];
      return [
        {
          rule: 'certificate-expired',
          severity: 'blocking',
          sentence:
            `${named(document)}${chineseDate(date)}，${person.name}的执法证已于${chineseDate(card.certificateValidUntil)}到期。` +
            '已经换证的，请在“设置 · 执法人员”中更新有效期；没有换证的，请另换执法人员。',
          article: '行政处罚法第四十二条',
          compared: [person.name, date, card.certificateValidUntil],
          places: [placeOf(document, person.field)],
        },
      ];
    });
  });

/** The card that fits by number, else the only one of that name. */
function cardOf(person: NamedOfficer, officers: readonly CheckedOfficer[]): CheckedOfficer | undefined {
  const known = officers.filter((officer) => plain(officer.name) === plain(person.name));
  const byNumber = known.find(
    ({ certificateNumber }) => plain(certificateNumber) === plain(person.certificate?.number ?? ''),
  );
  return byNumber ?? (known.length === 1 ? known[0] : undefined);
}
