import type { IsoDate } from '#shared/lib/date.ts';
import { DateField } from '../../../ui/date-field.tsx';
import './life.css';

interface SignedOnProps {
  /** of the field, for a label beside it */
  readonly id?: string;
  /** a day, nothing (''), or a text that is no day */
  readonly date: IsoDate;
  readonly onDate: (date: IsoDate) => void;
  readonly note?: string;
}

/** 签署日期: the day written by hand on a form that prints none. */
export function SignedOn({ id, date, onDate, note }: SignedOnProps) {
  return (
    <div className="signed-on">
      <DateField {...(id === undefined ? {} : { id })} value={date} aria-label="签署日期" onChange={onDate} />
      {note !== undefined && <div className="quiet">{note}</div>}
    </div>
  );
}
