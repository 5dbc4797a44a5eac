import type { DraftSession } from '../session/draft-session.ts';
import { useFieldRemarks } from './use-field-remarks.ts';
import './fields.css';

/** Beside a field: what its date cannot be (red), and what the clerk should look at again (amber). */
export function DateRemarks({ session, field }: { readonly session: DraftSession; readonly field: string }) {
  const { refusals, warnings } = useFieldRemarks(session, field);
  return (
    <>
      {refusals !== '' && (
        <div className="field-wrong alarm" role="alert">
          {refusals}
        </div>
      )}
      {warnings !== '' && (
        <div className="field-remark amber" role="status">
          {warnings}
        </div>
      )}
    </>
  );
}
