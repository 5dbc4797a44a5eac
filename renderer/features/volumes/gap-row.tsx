import { Button } from 'antd';
import type { VolumeItem } from '#shared/contract/volumes.ts';
import { gapAction, type GapAction, type Missing } from './plan-view.ts';

interface GapRowProps {
  readonly gap: Missing;
  readonly items: readonly VolumeItem[];
  readonly busy: boolean;
  readonly onDraft: (action: Exclude<GapAction, { kind: 'scan' }>) => void;
  readonly onScan: (gap: Missing) => void;
}

const names = { draft: '起草', open: '去定稿', scan: '扫描件' } as const;

/** An empty place: what is missing, and the button that fills it. */
export function GapRow({ gap, items, busy, onDraft, onScan }: GapRowProps) {
  const action = gapAction(gap, items);
  return (
    <div className={`volume-gap ${gap.blocking ? 'volume-gap-blocking' : ''}`}>
      <span>{gap.sentence}</span>
      <Button
        size="small"
        disabled={busy}
        onClick={() => {
          if (action.kind === 'scan') onScan(gap);
          else onDraft(action);
        }}
      >
        {names[action.kind]}
      </Button>
    </div>
  );
}
