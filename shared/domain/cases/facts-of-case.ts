import type { IsoDate } from '../../lib/date.ts';
import { placeOf } from '../people/whole-name.ts';
import type { Officer } from '../people/officer.ts';
import { type CaseSource, caseSourceNames } from './stage.ts';

/** What of a case its documents take over; the party is flattened beside it. */
export interface FactsCase {
  readonly caseNumber: string;
  readonly title: string;
  readonly cause: string;
  readonly clueOn: IsoDate;
  readonly filedOn?: IsoDate | undefined;
  readonly closedOn?: IsoDate | undefined;
  readonly source: CaseSource;
  readonly sourceText: string;
  readonly handlingUnit: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly officers: readonly Officer[];
}

export interface FactsBureau {
  readonly name: string;
  readonly abbreviation: string;
  readonly reconsiderationAuthority: string;
  readonly court: string;
  readonly contactPerson: string;
  readonly contactPhone: string;
  readonly contactAddress: string;
  readonly bankName: string;
  readonly accountName: string;
  readonly accountNumber: string;
  readonly fondsNumber: string;
}

/**
 * A case and its bureau as the facts a template names (`case.cause`, `officer1.name`, `facts.place`): dates as ISO
 * text; what is not known is absent. The act under suspicion is read out of the cause until it is written itself.
 */
export function factsOfCase(theCase: FactsCase, bureau: FactsBureau): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {
    'bureau.name': bureau.name,
    'bureau.agency': placeOf(bureau.name, '市场监督管理局') ?? '',
    'bureau.abbreviation': bureau.abbreviation,
    'bureau.reconsiderationAuthority': bureau.reconsiderationAuthority,
    'bureau.courtName': bureau.court,
    'bureau.court': placeOf(bureau.court, '人民法院') ?? '',
    'bureau.contactPerson': bureau.contactPerson,
    'bureau.contactPhone': bureau.contactPhone,
    'bureau.contactAddress': bureau.contactAddress,
    'bureau.bankName': bureau.bankName,
    'bureau.accountName': bureau.accountName,
    'bureau.accountNumber': bureau.accountNumber,
    'volume.fondsNumber': bureau.fondsNumber,
    'case.title': theCase.title,
    'case.matter': matterOf(theCase.title),
    'case.cause': theCase.cause,
    'case.number': theCase.caseNumber,
    'case.clueOn': theCase.clueOn,
    'case.filedOn': theCase.filedOn ?? '',
    'case.closedOn': theCase.closedOn ?? '',
    'case.sourceKind': caseSourceNames[theCase.source],
    'case.sourceText': theCase.sourceText,
    'case.handlingUnit': theCase.handlingUnit,
    ...officerFacts(theCase.officers),
    'facts.suspectedAct': suspectedAct(theCase.cause),
  };
  for (const [key, value] of Object.entries(theCase.facts)) {
    if (value.trim() !== '') facts[key.startsWith('facts.') ? key : `facts.${key}`] = value;
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
}

/** What documents take over of those who handle the case on their day. */
export function officerFacts(
  officers: readonly Pick<Officer, 'name' | 'certificateNumber' | 'department'>[],
): Readonly<Record<string, string>> {
  // One name per line, as a field for officers holds them.
  const facts: Record<string, string> = { 'case.officers': officers.map(({ name }) => name).join('\n') };
  officers.slice(0, 2).forEach((officer, index) => {
    const place = `officer${(index + 1).toString()}`;
    facts[`${place}.name`] = officer.name;
    facts[`${place}.certificateNumber`] = officer.certificateNumber;
    facts[`${place}.department`] = officer.department;
  });
  return facts;
}

/** Whether a fact says who handles the case. */
export const isOfficerFact = (path: string): boolean =>
  path === 'case.officers' || /^officer[12]\./.test(path);

/** 案件名称 before words such as 一案, which the form prints itself. */
const matterOf = (title: string): string => title.trim().replace(/一?案$/, '');

/** What follows 涉嫌 in a document, from a cause such as 涉嫌经营标签不符合规定的食品案. */
const suspectedAct = (cause: string): string =>
  cause
    .trim()
    .replace(/^涉嫌/, '')
    .replace(/(一案|案)$/, '');
