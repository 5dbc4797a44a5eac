import { useLayoutEffect, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './picker.css';

interface PickerProps {
  /** what is chosen here, read aloud */
  readonly label: string;
  readonly className?: string;
  readonly style: CSSProperties;
  /** where it is drawn: inside the window that holds the focus, when there is one */
  readonly within?: Element | undefined;
  /** read aloud, where the placeholder does not say it */
  readonly searchLabel?: string;
  readonly placeholder: string;
  /** id of the list that is searched */
  readonly list: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** which line the keys are at; another one is brought into view */
  readonly at: string;
  /** True when the key was taken. Esc leaves unless it was. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onLeave: () => void;
  /** the keys, in one line */
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** A list to choose from beside the place one writes at: type to search, choose by key, leave by Esc or by going on. */
export function Picker(props: PickerProps) {
  const { label, list, typed, at, onKey, onLeave } = props;
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    for (const one of box.current?.querySelectorAll('[aria-selected="true"]') ?? [])
      one.scrollIntoView({ block: 'nearest' });
  }, [at, typed]);

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (!onKey(event)) {
      if (event.key !== 'Escape') return;
      onLeave();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return createPortal(
    <div
      ref={box}
      className={`picker ant-popover ${props.className ?? ''}`}
      style={props.style}
      role="dialog"
      aria-label={label}
      onKeyDown={press}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      <input
        className="entry"
        autoFocus
        placeholder={props.placeholder}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-label={props.searchLabel}
        value={typed}
        onChange={(event) => {
          props.onType(event.target.value);
        }}
      />
      {props.children}
      <div className="picker-foot quiet">{props.foot}</div>
    </div>,
    props.within ?? document.body,
  );
}

interface PickerOptionProps {
  readonly here: boolean;
  readonly className?: string;
  readonly onTake: () => void;
  readonly children: ReactNode;
}

/** One line of it. The mouse takes it without taking the cursor out of the search. */
export function PickerOption({ here, className = '', onTake, children }: PickerOptionProps) {
  return (
    <div
      role="option"
      aria-selected={here}
      className={`${here ? 'picker-here' : ''} ${className}`}
      onMouseDown={(event) => {
        event.preventDefault();
        onTake();
      }}
    >
      {children}
    </div>
  );
}

/** The place `by` lines further in a list, never out of it. */
export const stepped = (at: number, by: number, count: number): number =>
  Math.max(Math.min(at + by, count - 1), 0);
