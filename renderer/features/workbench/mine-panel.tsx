import { formatPast } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Line, Panel } from './panel.tsx';
import { Some } from './some.tsx';
import type { Today } from './today.ts';

const MOST = 10;

/** 待我处理: drafts waiting to be finished. */
export function MinePanel({ drafts }: { readonly drafts: Today['drafts'] }) {
  const now = today();
  return (
    <Panel title="待我处理" count={drafts.length === 0 ? undefined : `${drafts.length} 份草稿`}>
      <Some items={drafts} max={MOST} unit="份">
        {(it) => (
          <Line
            key={it.documentId}
            to={`/documents/${it.documentId}`}
            note={it.caseTitle}
            end={<span className="quiet">{formatPast(it.updatedAt, now)}</span>}
          >
            {it.title}
          </Line>
        )}
      </Some>
      {drafts.length === 0 && (
        <EmptyState small title="没有未写完的文书" hint="起草了还没有定稿的文书会列在这里。" />
      )}
    </Panel>
  );
}
