import type { IsoDate, IsoInstant } from '../../../lib/date.ts';
import type { Counting } from '../../procedure/counting/counting.ts';
import type { Payment } from '../../money/payment.ts';
import type { OtherEvent, OtherRecipient, Timeline } from '../../procedure/timeline/procedure-entry.ts';
import type { Handling } from '../../people/handling.ts';
import type { NamedOfficers } from '../facts/with-officers.ts';
import type { PenaltyAmounts } from '../facts/penalty-amounts.ts';
import type { CaseFacts, Template, Values } from '../template/template.ts';
import type { Finding } from './finding.ts';

/** A document as the rules read it; void ones are only known by the register of numbers. */
export interface CheckedDocument {
  readonly id: string;
  readonly template: Template;
  readonly title: string;
  readonly state: 'draft' | 'finalised';
  /** what it says: printed when finalised, else as it would be printed now */
  readonly values: Values;
  /** what was typed in it; the rest came from the case */
  readonly own: Values;
  /** the day its own text bears, see `documentDate` */
  readonly date?: IsoDate | undefined;
  readonly documentNumber?: string | undefined;
  /** of a 送达回证: the document whose service it proves */
  readonly servesDocumentId?: string | undefined;
  /** in a case of several parties: the further one it is about */
  readonly partyId?: string | undefined;
  /** who handled the case on its day, where that were not always the same */
  readonly officersOfDay?: NamedOfficers | undefined;
  /** what was handed over with it to the same recipient */
  readonly alsoServes?: readonly string[] | undefined;
  /** once finalised: the version in force, and the signed paper of it */
  readonly issue?: IssuedVersion | undefined;
}

export interface IssuedVersion {
  /** 1, one more with each 补正 */
  readonly version: number;
  readonly pages: number;
  readonly at: IsoInstant;
  /** when the first version was issued */
  readonly firstAt: IsoInstant;
  readonly scan?: { readonly pages: number; readonly sha256: string } | undefined;
}

export interface CheckedOfficer {
  readonly name: string;
  readonly certificateNumber: string;
  readonly certificateValidUntil: IsoDate;
}

/** A 文号 of this bureau as the register knows it. */
export interface RegisteredNumber {
  readonly documentNumber: string;
  readonly documentId: string;
  readonly caseId: string;
  readonly title: string;
  readonly state: 'finalised' | 'void';
  readonly date?: IsoDate | undefined;
}

/** A 笔录 of another case that was written at a time when one of this case was. */
export interface CheckedElsewhere {
  readonly caseNumber: string;
  readonly document: CheckedDocument;
}

/** A 送达回证 that came in as a paper; whoever adds it says what it proves the service of. */
export interface PaperReceipt {
  readonly id: string;
  readonly documentId: string;
  readonly version: number;
  /** the day of service the paper says */
  readonly date?: IsoDate | undefined;
}

export interface CheckedParty {
  readonly id: string;
  readonly joinedOn: IsoDate;
  readonly facts: CaseFacts;
}

/** Everything the rules look at; nothing else decides. */
export interface CheckedCase {
  readonly caseId: string;
  readonly clueOn: IsoDate;
  /** the facts of the case as they stand now */
  readonly facts: CaseFacts;
  /** everybody the archive knows, not only who handles this case */
  readonly officers: readonly CheckedOfficer[];
  /** names that more than one registered person bears: a name alone does not say who is meant */
  readonly namesakes: ReadonlySet<string>;
  /** who handles the case and who did, by name, and who has been taken off it since which day */
  readonly handling: Handling & {
    readonly recused: readonly { readonly name: string; readonly on: IsoDate }[];
  };
  readonly documents: readonly CheckedDocument[];
  /** the entries for the numbers these documents cite (`citedNumbers`) */
  readonly register: readonly RegisteredNumber[];
  /** 字号 the register keeps: 市监罚告, 市监处罚 … */
  readonly numberings: readonly string[];
  readonly elsewhere: readonly CheckedElsewhere[];
  readonly paperReceipts: readonly PaperReceipt[];
  /** the parties beside the first, each with what the case lends to its documents */
  readonly parties: readonly CheckedParty[];
  /** whom documents have to be served to besides the party */
  readonly recipients: readonly OtherRecipient[];
  /** 复议 and 诉讼 as they were told: no document says them */
  readonly remedies: readonly OtherEvent[];
  /** what was told of the money of the case */
  readonly payments: readonly Payment[];
  /** that it was paid, carried out or ended by the court, as it was told or shown by papers */
  readonly performed: Timeline;
  /** limits of procedure and the calendar they are counted by */
  readonly counting: Counting;
  /** amounts of money on which procedure turns, as `resources/limits` writes them */
  readonly amounts: PenaltyAmounts;
  /** in Asia/Shanghai */
  readonly today: IsoDate;
}

/** One kind of contradiction. */
export type Rule = (theCase: CheckedCase) => readonly Finding[];
