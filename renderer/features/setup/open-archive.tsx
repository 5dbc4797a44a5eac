import { useMutation } from '@tanstack/react-query';
import { api } from '../../bridge/client.ts';
import { FolderPicker } from '../../parts/folder-picker.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';

interface OpenArchiveProps {
  readonly text: string;
  readonly primary?: boolean;
}

/** Opens an archive that is there already; a folder that is none is refused below the button. */
export function OpenArchive({ text, primary = false }: OpenArchiveProps) {
  const open = useMutation(api.setup.open.mutationOptions({ meta: { ownProblem: true } }));
  return (
    <>
      <div>
        <FolderPicker
          title="选择已有的档案库文件夹"
          text={text}
          primary={primary}
          loading={open.isPending}
          onPick={({ folderId }) => {
            open.mutate({ folderId });
          }}
        />
      </div>
      <ProblemNote error={open.error} />
    </>
  );
}
