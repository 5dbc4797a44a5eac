import { serviceDay } from '#shared/domain/procedure/service.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { useSessionPart } from '../session/use-session.ts';
import './fields.css';

/** On which day the document counts as served, and why. */
export function ServiceNote({ session }: { readonly session: DraftSession }) {
  const sentence = useSessionPart(session, ({ draft }) => serviceDay(draft.values)?.sentence ?? '');
  if (sentence === '') return null;
  return (
    <div className="field-help" role="status">
      {sentence}
    </div>
  );
}
