import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { EvidencePicker } from './evidence-picker.tsx';
import { insertText } from '../writing/insert-text.ts';
import { StatutePicker } from './statute-picker.tsx';
import './insert-pane.css';

interface InsertPaneProps {
  readonly caseId: string;
  readonly children: ReactNode;
}

const kinds = ['statute', 'evidence'] as const;
type Kind = (typeof kinds)[number];
type Entry = HTMLTextAreaElement;

interface Open {
  readonly kind: Kind;
  readonly entry: Entry;
  readonly at: readonly [number, number];
}

const keyOf = (event: KeyboardEvent): Kind | undefined => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
  const key = event.key.toLowerCase();
  return key === 'l' ? 'statute' : key === 'e' ? 'evidence' : undefined;
};

/** Every text inside can take in a provision (Ctrl+L) or a piece of evidence (Ctrl+E) at its cursor. */
export function InsertPane({ caseId, children }: InsertPaneProps) {
  const [open, setOpen] = useState<Open>();
  const begin = (kind: Kind, entry: Entry) => {
    setOpen({ kind, entry, at: [entry.selectionStart, entry.selectionEnd] });
  };
  const press = (event: KeyboardEvent) => {
    const kind = keyOf(event);
    if (kind === undefined || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    event.stopPropagation();
    begin(kind, event.target);
  };
  const click = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest('[data-insert]') : null;
    const kind = kinds.find((one) => one === button?.getAttribute('data-insert'));
    const entry = button?.closest('[data-field]')?.querySelector('textarea');
    if (kind !== undefined && entry instanceof HTMLTextAreaElement) begin(kind, entry);
  };
  const close = (text: string) => {
    if (open === undefined) return;
    setOpen(undefined);
    if (text === '') open.entry.focus();
    else insertText(open.entry, text, ...open.at);
  };
  const Picker = open?.kind === 'evidence' ? EvidencePicker : StatutePicker;
  return (
    <div className="insert-pane" onKeyDown={press} onClick={click}>
      {children}
      {open !== undefined && (
        <Picker caseId={caseId} beside={open.entry.getBoundingClientRect()} onClose={close} />
      )}
    </div>
  );
}

/** The same for the mouse, beside the name of a field. */
export function InsertButtons() {
  return (
    <span className="insert-buttons">
      <button type="button" tabIndex={-1} data-insert="statute" title="放入法条（Ctrl+L）">
        法条 ▾
      </button>
      <button type="button" tabIndex={-1} data-insert="evidence" title="放入证据（Ctrl+E）">
        证据 ▾
      </button>
    </span>
  );
}
