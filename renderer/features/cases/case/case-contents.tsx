import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { FIRST_PARTY } from '#shared/domain/procedure/timeline/parties.ts';
import { api } from '../../../bridge/client.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { MediaWindow } from '../../../ui/media-window.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { caseContent, contentKinds, filterContent, type CaseContent } from './case-content.ts';
import { ContentRow } from './content-row.tsx';
import { attachmentMedia, recordingMedia } from './content-media.ts';

const kindNames = {
  all: '全部',
  document: '文书',
  recording: '录音录像',
  attachment: '扫描件和照片',
} as const;
type Shown = keyof typeof kindNames;
const shownKinds: readonly Shown[] = ['all', ...contentKinds];

/** What lies in the case, as one line of time. */
export function CaseContents({ caseId }: { readonly caseId: string }) {
  const navigate = useNavigate();
  const [kind, setKind] = useState<Shown>('all');
  const [text, setText] = useState('');
  const [open, setOpen] = useState<CaseContent>();
  const filter = useRef<HTMLInputElement>(null);
  const documents = useQuery(api.documents.list.queryOptions({ input: { caseId } }));
  const recordings = useQuery(api.intake.recordings.queryOptions({ input: { caseId } }));
  const attachments = useQuery(api.volumes.attachments.queryOptions({ input: { caseId } }));
  const parties = useQuery(api.parties.ofCase.queryOptions({ input: { caseId } })).data?.parties ?? [];
  useHotkeys({ '/': () => filter.current?.focus() });

  const all = caseContent(
    documents.data ?? [],
    recordings.data ?? [],
    attachments.data ?? [],
    new Map(parties.map(({ id = FIRST_PARTY, party }) => [id, party.name])),
  );
  const shown = filterContent(all, kind, text);
  const waiting = documents.isPending || recordings.isPending || attachments.isPending;
  const queries = [documents, recordings, attachments];
  const media =
    open?.kind === 'recording'
      ? recordingMedia(open.recording)
      : open?.kind === 'attachment'
        ? attachmentMedia(open.attachment)
        : undefined;

  return (
    <section className="case-contents sheet" aria-label="案件内容">
      <div className="case-contents-bar">
        <Segmented<Shown>
          value={kind}
          onChange={setKind}
          options={shownKinds.map((value) => {
            const count =
              value === 'all' ? all.length : all.filter((content) => content.kind === value).length;
            return { value, label: `${kindNames[value]} ${count}` };
          })}
        />
        <Input
          ref={(input) => {
            filter.current = input?.input ?? null;
          }}
          allowClear
          className="case-contents-filter"
          placeholder="筛选（按 / 回到这里）"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
          aria-label="筛选案件内容"
        />
      </div>
      {queries.map(
        (query, i) =>
          query.error !== null && (
            <ProblemNote key={i} error={query.error} onRetry={() => void query.refetch()} />
          ),
      )}
      <div className="case-contents-list">
        {shown.map((content) => (
          <ContentRow
            key={`${content.kind}${content.id}`}
            content={content}
            onOpen={() => {
              if (content.kind === 'document') void navigate(`/documents/${content.id}`);
              else setOpen(content);
            }}
          />
        ))}
        {!waiting && all.length === 0 && queries.every(({ error }) => error === null) && (
          <EmptyState
            title="案件里还没有内容"
            hint="从右侧起草第一份文书，或者采集执法记录仪的存储卡。"
            action={
              <Link to={`/intake?case=${caseId}`} tabIndex={-1}>
                <Button>采集</Button>
              </Link>
            }
          />
        )}
        {all.length > 0 && shown.length === 0 && (
          <EmptyState
            title="没有符合条件的内容"
            action={
              <Button
                onClick={() => {
                  setKind('all');
                  setText('');
                }}
              >
                显示全部
              </Button>
            }
          />
        )}
      </div>
      {media !== undefined && (
        <MediaWindow
          media={media}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </section>
  );
}
