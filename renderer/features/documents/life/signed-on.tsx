import type { IsoDate } from '#shared/lib/date.ts';
import { DateField } from '../../../ui/date-field.tsx';

interface SignedOnProps {
  /** of the field, for a label beside it */
  readonly id?: string;
  readonly date: IsoDate | undefined;
  readonly onDate: (date: IsoDate | undefined) => void;
  readonly note?: string;
}

/** 签署日期: the day written by hand on a form that prints none. */
export function SignedOn({ id, date, onDate, note }: SignedOnProps) {
  return (
    <div className="signed-on">
      <DateField
        {...(id === undefined ? {} : { id })}
        {...(date === undefined ? {} : { value: date })}
        aria-label="签署日期"
        onChange={onDate}
      />
      {note !== undefined && <div className="quiet">{note}</div>}
    </div>
  );
}
