import { Button } from 'antd';
import { useLayoutEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import type { VolumePlan } from '#shared/contract/volumes.ts';
import { GapRow } from './gap-row.tsx';
import { OrderItem } from './order-item.tsx';
import { slotsOf, stepTarget, type GapAction, type Missing } from '../plan-view.ts';
import { usePlanChanges } from './use-plan-changes.ts';

const DRAGGED = 'application/x-anjuan-item';

interface OrderListProps {
  readonly plan: VolumePlan;
  readonly selected: string | undefined;
  readonly drafting: boolean;
  readonly onSelect: (itemId: string) => void;
  readonly onEdit: (itemId: string) => void;
  readonly onDraft: (action: Exclude<GapAction, { kind: 'scan' }>) => void;
  readonly onScan: (gap: Missing) => void;
  readonly onFiles: (files: readonly File[], slot: string) => void;
}

/** The order of the volume by slot, page numbers running along: ↑↓ walks, Alt+↑↓ or the mouse moves, Enter edits. */
export function OrderList(props: OrderListProps) {
  const { plan, selected, onSelect, onEdit, onFiles } = props;
  const changes = usePlanChanges(plan);
  const [over, setOver] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const keepFocus = useRef(false);
  const at = plan.items.findIndex(({ id }) => id === selected);

  // A row that is moved in the page loses the focus; the keyboard goes with it.
  useLayoutEffect(() => {
    if (!keepFocus.current || selected === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(selected)}"]`)?.focus();
  }, [plan, selected]);

  const walk = (by: -1 | 1) => {
    const next = plan.items[at === -1 ? 0 : at + by];
    if (next === undefined) return;
    keepFocus.current = true;
    onSelect(next.id);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target instanceof HTMLButtonElement) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (by !== undefined && event.altKey && selected !== undefined) {
      const target = stepTarget(plan.items, selected, by);
      keepFocus.current = true;
      if (target !== undefined && !changes.busy) changes.step(selected, target);
    } else if (by !== undefined) walk(by);
    else if (event.key === 'Enter' && !event.ctrlKey && selected !== undefined) onEdit(selected);
    else return;
    event.preventDefault();
  };
  const hover = (event: DragEvent, mark: string) => {
    const { types } = event.dataTransfer;
    if (!types.includes(DRAGGED) && !types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(mark);
  };
  const drop = (event: DragEvent, slot: string, beforeId: string | undefined) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(undefined);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) {
      onFiles(files, slot);
      return;
    }
    const itemId = event.dataTransfer.getData(DRAGGED);
    if (itemId !== '') changes.drop(itemId, slot, beforeId);
  };
  const moved = plan.items.some((item) => item.moved);

  return (
    <section
      className="sheet volume-order"
      aria-label="卷内顺序"
      ref={list}
      onKeyDown={press}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) keepFocus.current = false;
      }}
      onDragLeave={() => {
        setOver(undefined);
      }}
    >
      <header className="volume-head">
        <h2>卷内顺序</h2>
        {moved ? (
          <Button size="small" loading={changes.busy} onClick={changes.reset}>
            恢复规定顺序
          </Button>
        ) : (
          <span className="quiet">
            <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> 移动
          </span>
        )}
      </header>
      <div className="volume-slots">
        {slotsOf(plan).map((slot) => (
          <div
            key={slot.slot}
            className={`volume-slot ${over === slot.slot ? 'volume-drop-in' : ''}`}
            onDragOver={(event) => {
              hover(event, slot.slot);
            }}
            onDrop={(event) => {
              drop(event, slot.slot, undefined);
            }}
          >
            <h3 className={slot.items.length + slot.missing.length === 0 ? 'quiet' : ''}>{slot.name}</h3>
            {slot.items.map((item) => (
              <OrderItem
                key={item.id}
                item={item}
                several={plan.volumes > 1}
                here={item.id === selected}
                reachable={item.id === selected || (at === -1 && item === plan.items[0])}
                over={over === item.id}
                onSelect={() => {
                  keepFocus.current = true;
                  onSelect(item.id);
                }}
                onEdit={() => {
                  onEdit(item.id);
                }}
                onDragStart={(event) => {
                  event.dataTransfer.setData(DRAGGED, item.id);
                  event.dataTransfer.effectAllowed = 'move';
                }}
                onDragOver={(event) => {
                  hover(event, item.id);
                }}
                onDrop={(event) => {
                  drop(event, slot.slot, item.id);
                }}
              />
            ))}
            {slot.missing.map((gap) => (
              <GapRow
                key={gap.id}
                gap={gap}
                items={plan.items}
                busy={props.drafting}
                onDraft={props.onDraft}
                onScan={props.onScan}
              />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}
