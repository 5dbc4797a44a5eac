import type { IsoDate } from '../../../lib/date.ts';
import type { Interval } from '../../procedure/counting/excluded-time.ts';
import type { Counting } from '../../procedure/counting/counting.ts';

/** A limit in a case, as its clock has it. */
export interface RunningFacts {
  readonly amount: number;
  readonly extended: number;
  readonly deductions: readonly Interval[];
}

/** What the dates of a document are held against; what is not known is not checked. */
export interface DateFacts {
  readonly clueOn?: IsoDate | undefined;
  readonly filedOn?: IsoDate | undefined;
  readonly noticeOn?: IsoDate | undefined;
  readonly noticeServedOn?: IsoDate | undefined;
  readonly measureOn?: IsoDate | undefined;
  readonly preservationOn?: IsoDate | undefined;
  readonly decisionOn?: IsoDate | undefined;
  /** for a 送达回证: the document it serves */
  readonly served?:
    | {
        readonly templateId: string;
        readonly title: string;
        readonly date?: IsoDate | undefined;
        /** the last 补正, where what was served was a version before it */
        readonly correctedOn?: IsoDate | undefined;
      }
    | undefined;
  /** for a 清单: the first issued document that cites its number */
  readonly citedBy?: { readonly title: string; readonly date: IsoDate } | undefined;
  /** how the limits of the case run; one that is not there has not begun */
  readonly running: Readonly<Partial<Record<'A3' | 'B3' | 'D1', RunningFacts>>>;
  readonly officers: readonly {
    readonly name: string;
    readonly certificateNumber: string;
    readonly validUntil: IsoDate;
  }[];
  /** limits of procedure and the calendar they are counted by */
  readonly counting: Counting;
}
