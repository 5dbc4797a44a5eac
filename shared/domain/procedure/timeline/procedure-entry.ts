import type { IsoDate, IsoInstant } from '../../../lib/date.ts';
import type { Values } from '../../documents/template/template.ts';
import type { DocumentKind } from './document-kind.ts';
import { eventRule, type ProcedureEvent } from '../events/procedure-event.ts';

/** A document of a case as far as something happened by it. */
export interface ProcedureDocument {
  readonly id: string;
  /** undefined for a document of the bureau's own that is none of the known kinds */
  readonly kind: DocumentKind | undefined;
  readonly state: 'draft' | 'finalised' | 'void';
  /** what it says */
  readonly values: Values;
  /** the day it bears, printed or written by hand, see `documentDate` */
  readonly date?: IsoDate | undefined;
  readonly documentNumber?: string | undefined;
  /** what it is called; only for who shows it */
  readonly title?: string | undefined;
  /** in a case of several parties: the further party it is about */
  readonly partyId?: string | undefined;
  /** of a 送达回证: the document whose service it proves */
  readonly servesDocumentId?: string | undefined;
  /** of a 送达回证: what was handed to the same recipient with it */
  readonly alsoServes?: readonly string[] | undefined;
  /** of a receipt on paper: which version it says it proves */
  readonly servesVersion?: number | undefined;
  /** once finalised: the version in force and when it and the first one were issued */
  readonly issue?:
    { readonly version: number; readonly at: IsoInstant; readonly firstAt: IsoInstant } | undefined;
}

/** Something that happened and is no document of the program: a payment on a voucher, a publication. */
export interface OtherEvent {
  readonly event: ProcedureEvent;
  readonly on: IsoDate;
  readonly until?: IsoDate | undefined;
  readonly detail?: string | undefined;
  readonly partyId?: string | undefined;
  /** of a payment of the fine: 分 */
  readonly amount?: number | undefined;
}

/** To whom a document has to be served besides the party it is about: 利害关系人, 第三人. */
export interface OtherRecipient {
  readonly documentId: string;
  readonly name: string;
}

/** What is told where one of several payments settles the whole. */
export interface SettlingEvent extends OtherEvent {
  /** with this everything is paid that was imposed: nobody need count how many there were */
  readonly settles?: true | undefined;
}

export interface ProcedureCase {
  /** 发现线索、收到材料 */
  readonly clueOn: IsoDate;
  readonly documents: readonly ProcedureDocument[];
  readonly others?: readonly SettlingEvent[] | undefined;
  readonly recipients?: readonly OtherRecipient[] | undefined;
  /** the parties beside the first (共同违法), each from its day; what happens then is told of each */
  readonly parties?: readonly { readonly id: string; readonly joinedOn: IsoDate }[] | undefined;
}

/** One thing that happened on a day and has a meaning in law. */
export interface ProcedureEntry {
  readonly event: ProcedureEvent;
  readonly on: IsoDate;
  /** the minute where the document says one, `2026-03-05T09:30` */
  readonly at?: string | undefined;
  /** of an interval: its last day; without it the interval lasts */
  readonly until?: IsoDate | undefined;
  /** the document it comes from; without it the case itself */
  readonly documentId?: string | undefined;
  /** the document it is about: what was served, which measure was extended */
  readonly aboutId?: string | undefined;
  /** in a case of several parties: which one it is about; without it all of them */
  readonly partyId?: string | undefined;
  /** days or workdays granted: 期限, 延长; how many instalments; of an instalment and of what was paid of a fine 分 */
  readonly amount?: number | undefined;
  /** what was decided, how the case was closed, which matter was approved */
  readonly detail?: string | undefined;
  readonly article: string;
}

/** An entry with its article. */
export const entry = (told: Omit<ProcedureEntry, 'article'>): ProcedureEntry => ({
  ...told,
  article: eventRule(told.event).article,
});

export const ofParty = (partyId: string | undefined) => (partyId === undefined ? {} : { partyId });

/** What happened in a case, in the order of days. */
export type Timeline = readonly ProcedureEntry[];
