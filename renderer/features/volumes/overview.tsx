import type { VolumePlan } from '#shared/contract/volumes.ts';
import { PaperSheet } from '../../ui/paper-sheet.tsx';
import { pageText } from './plan-view.ts';

interface OverviewProps {
  readonly plan: VolumePlan;
  readonly selected: string | undefined;
  readonly onSelect: (itemId: string) => void;
}

/** Before the volume is assembled: each piece as a sheet with the numbers its pages will bear. */
export function Overview({ plan, selected, onSelect }: OverviewProps) {
  return (
    <div className="volume-overview">
      {plan.items.map((item) => (
        <button
          key={item.id}
          type="button"
          tabIndex={-1}
          className={`volume-overview-item ${item.id === selected ? 'volume-overview-here' : ''}`}
          title={item.title}
          onClick={() => {
            onSelect(item.id);
          }}
        >
          <PaperSheet width={132} className={item.pages > 1 ? 'volume-stack' : ''}>
            <span className="volume-stamp numeric">{pageText(item)}</span>
            <span className="volume-overview-title">{item.title}</span>
            {item.documentNumber !== undefined && (
              <span className="volume-overview-number">{item.documentNumber}</span>
            )}
            {item.draft && <span className="volume-overview-draft">草稿</span>}
            <span className="volume-overview-foot numeric">{item.pages} 页</span>
          </PaperSheet>
        </button>
      ))}
    </div>
  );
}
