import { Alert, Button } from 'antd';
import type { DraftSession } from './draft-session.ts';
import { useSessionPart } from './use-session.ts';

/** Another window saved this document: says so and offers both ways out. */
export function ConflictNote({ session }: { readonly session: DraftSession }) {
  const conflict = useSessionPart(session, (state) => state.queue.conflict);
  if (!conflict) return null;
  return (
    <Alert
      banner
      type="warning"
      title="本文书已在别的窗口改动并保存。您在这里输入的内容还在，请选择保留哪一份。"
      action={
        <>
          <Button
            size="small"
            onClick={() => {
              void session.resolveConflict('theirs');
            }}
          >
            载入较新的内容
          </Button>{' '}
          <Button
            size="small"
            onClick={() => {
              void session.resolveConflict('mine');
            }}
          >
            保留这里的内容
          </Button>
        </>
      }
    />
  );
}
