import { serviceDay } from '#shared/domain/documents/service.ts';
import type { DraftSession } from '../draft-session.ts';
import { useSessionPart } from '../use-session.ts';

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
