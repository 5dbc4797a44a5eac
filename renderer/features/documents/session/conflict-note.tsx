import { Alert, Button } from 'antd';
import { MeetingNote } from '../../../ui/meeting-note.tsx';
import type { DraftSession } from './draft-session.ts';
import { useSessionPart } from './use-session.ts';

/** Another window saved this document: who, when and which fields; nothing is kept until the clerk has chosen. */
export function ConflictNote({ session }: { readonly session: DraftSession }) {
  const { conflict, problem } = useSessionPart(session, (state) => state.queue);
  const met = useSessionPart(session, (state) => state.met);
  if (!conflict) return null;
  const mine = () => void session.resolveConflict('mine');
  const theirs = (
    <Button
      size="small"
      onClick={() => {
        void session.resolveConflict('theirs');
      }}
    >
      全部改用对方的
    </Button>
  );
  if (met === undefined) return <Alert banner type="warning" title={problem?.message} action={theirs} />;
  return (
    <MeetingNote
      by={met.stored}
      meetings={met.meetings}
      onTake={(meeting) => {
        session.take(meeting);
      }}
      onSave={mine}
      more={theirs}
    />
  );
}
