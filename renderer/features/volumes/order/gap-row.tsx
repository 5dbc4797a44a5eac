import { Button } from 'antd';
import type { VolumeItem } from '#shared/contract/volumes.ts';
import { gapAction, type GapAction, type Missing } from '../plan-view.ts';

interface GapRowProps {
  readonly gap: Missing;
  readonly items: readonly VolumeItem[];
  readonly busy: boolean;
  readonly onDraft: (action: Exclude<GapAction, { kind: 'scan' }>) => void;
  readonly onScan: (gap: Missing) => void;
}

const names = { draft: '起草', scan: '扫描件' } as const;

/** An empty place: what is missing, and the buttons that fill it: drafted here, or scanned. */
export function GapRow({ gap, items, busy, onDraft, onScan }: GapRowProps) {
  const action = gapAction(gap);
  const paper = action.kind === 'draft' && gap.scan !== undefined;
  const drafted = items.some(({ sourceId, draft }) => draft && sourceId === gap.documentId);
  return (
    <div className={`volume-gap ${gap.blocking ? 'volume-gap-blocking' : ''}`}>
      <span className="volume-gap-sentence">{gap.sentence}</span>
      <Button
        size="small"
        disabled={busy}
        onClick={() => {
          if (action.kind === 'scan') onScan(gap);
          else onDraft(action);
        }}
      >
        {action.kind === 'open' ? (drafted ? '去定稿' : '去补扫') : names[action.kind]}
      </Button>
      {paper && (
        <Button
          size="small"
          title="已有纸质的，扫描后加入"
          onClick={() => {
            onScan(gap);
          }}
        >
          {names.scan}
        </Button>
      )}
    </div>
  );
}
