import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OwnFileName } from '#shared/contract/archive.ts';
import { api } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { ReasonButton } from '../../parts/reason-button.tsx';

/** Folders whose files are read each time they are asked for. */
const AT_ONCE: ReadonlySet<string> = new Set(['calendars', 'statutes']);

/** A file somebody put into the archive's folder by hand counts when its source is said here. */
export function TakeFile({ folder, file }: OwnFileName) {
  const queries = useQueryClient();
  const take = useMutation(
    api.archive.takeFile.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => {
        say('success', AT_ONCE.has(folder) ? '已采用。' : '已采用，重新打开程序后生效。');
        return queries.invalidateQueries();
      },
    }),
  );
  return (
    <ReasonButton
      words="核对无误，采用"
      label={`“${file}”的来源`}
      placeholder="来源和依据，例如：局党组会议纪要第3号"
      submit="采用"
      pending={take.isPending}
      error={take.error}
      onSubmit={(source) => {
        take.mutate({ folder, file, source });
      }}
    />
  );
}
