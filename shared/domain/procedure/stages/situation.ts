import type { IsoDate } from '../../../lib/date.ts';
import type { GoodsStanding } from '../../goods/register.ts';
import type { MoneyStanding } from '../../money/standing.ts';
import type { Counting } from '../counting/counting.ts';
import type { DocumentKind } from '../timeline/document-kind.ts';
import type { ProcedureDocument, Timeline } from '../timeline/procedure-entry.ts';

/** A document of the case, as far as the way of the case asks for it. */
export interface SituationDocument {
  readonly id: string;
  readonly kind: DocumentKind | undefined;
  readonly state: 'draft' | 'finalised' | 'void';
  readonly date?: IsoDate | undefined;
  readonly documentNumber?: string | undefined;
  /** of a receipt: what it proves the service of */
  readonly servesDocumentId?: string | undefined;
  readonly alsoServes?: readonly string[] | undefined;
  readonly servesVersion?: number | undefined;
  /** once finalised: which version is in force */
  readonly issue?: ProcedureDocument['issue'];
  /** in a case of several parties: the further one it is about */
  readonly partyId?: string | undefined;
}

/** What is told of a case by no document: ticked by whoever handles it. */
export interface CaseTraits {
  /** 重大、疑难、复杂 …: 程序规定第五十条第一款 applies */
  readonly major: boolean;
  /** 有应当退还的多收价款: 程序规定第五十九条 */
  readonly refund: boolean;
}

/** A step that was left out, with the reason somebody gave. */
export interface Departure {
  readonly lane: string;
  readonly step: string;
  /** of a lane with a run for each start: the document it started from */
  readonly startId?: string | undefined;
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  readonly on: IsoDate;
  /** taken back; it is shown and counts for nothing any more */
  readonly withdrawn?: { readonly reason: string; readonly by: string; readonly on: IsoDate } | undefined;
}

/** So many days before its last day something that runs out comes before the rest. */
export const SOON_DAYS = 5;

/** A case as the way it takes is read from. */
export interface Situation {
  readonly timeline: Timeline;
  /** in a case of several parties: what happened to each of the others */
  readonly others?: readonly Timeline[] | undefined;
  readonly documents: readonly SituationDocument[];
  readonly traits: CaseTraits;
  /** what the register of property says of it */
  readonly goods: GoodsStanding;
  /** what the register of money says is open */
  readonly money: MoneyStanding;
  readonly departures: readonly Departure[];
  readonly counting: Counting;
  readonly today: IsoDate;
}
