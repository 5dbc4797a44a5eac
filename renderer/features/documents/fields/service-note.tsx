import { useContext } from 'react';
import { serviceDay } from '#shared/domain/procedure/timeline/service.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { useSessionPart } from '../session/use-session.ts';
import { DateFactsContext } from '../values/date-remarks.ts';
import './fields.css';

/** On which day the document counts as served, and why; nothing until it is known what days are counted by. */
export function ServiceNote({ session }: { readonly session: DraftSession }) {
  const counting = useContext(DateFactsContext)?.counting;
  const sentence = useSessionPart(session, ({ draft }) =>
    counting === undefined ? '' : (serviceDay(draft.values, counting)?.sentence ?? ''),
  );
  if (sentence === '') return null;
  return (
    <div className="field-help" role="status">
      {sentence}
    </div>
  );
}
