import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import type { PlacedPhrase } from '#shared/domain/documents/phrases.ts';
import { findPhrases, type FoundPhrase } from './find-phrases.ts';

/** What the clerk took from the list: phrases, the sign `/` itself, or nothing. */
export interface Taken {
  readonly phrases: readonly FoundPhrase[];
  readonly slash?: boolean;
}

interface PhraseListProps {
  readonly label: string;
  readonly phrases: readonly PlacedPhrase[];
  /** the line they are for, on the screen */
  readonly line: DOMRect;
  /** where the list is drawn: inside the window the line stands in, which holds the focus, when there is one */
  readonly within?: Element | undefined;
  readonly onClose: (taken: Taken) => void;
  /** Alt+S: keeps what stands in the field as a phrase. */
  readonly onKeep?: (() => void) | undefined;
}

const HEIGHT = 360;

/** Below the line, or above it where there is no room; never off the screen. */
function placeBeside(line: DOMRect) {
  const width = Math.min(Math.max(line.width, 360), 720);
  const most = { left: line.left, width, maxHeight: HEIGHT };
  if (line.bottom + HEIGHT < window.innerHeight) return { ...most, top: line.bottom + 2 };
  if (line.top > HEIGHT) return { ...most, bottom: window.innerHeight - line.top + 2 };
  return { ...most, bottom: 8 };
}

const NOTHING: Taken = { phrases: [] };

/** Phrases to put in: type to search, ↑↓ to go, Enter takes one, Ctrl+Space marks several, Esc leaves. */
export function PhraseList({ label, phrases, line, within, onClose, onKeep }: PhraseListProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<readonly FoundPhrase[]>([]);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => findPhrases(phrases, typed), [phrases, typed]);

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const isMarked = (phrase: FoundPhrase) => marked.some(({ id }) => id === phrase.id);
  const take = (phrase: FoundPhrase | undefined) => {
    onClose({ phrases: marked.length > 0 ? marked : phrase === undefined ? [] : [phrase] });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const here = found[at];
    if (event.key === 'Escape') onClose(NOTHING);
    else if (event.key === 'Enter') take(here);
    else if (event.key === '/' && typed === '') onClose({ phrases: [], slash: true });
    else if (event.altKey && event.code === 'KeyS' && onKeep !== undefined) onKeep();
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.ctrlKey && event.key === ' ' && here !== undefined) {
      setMarked(isMarked(here) ? marked.filter(({ id }) => id !== here.id) : [...marked, here]);
      setAt(Math.min(at + 1, found.length - 1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return createPortal(
    <div
      className="phrases ant-popover"
      style={placeBeside(line)}
      role="dialog"
      aria-label={label}
      onKeyDown={press}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose(NOTHING);
      }}
    >
      <input
        className="entry"
        autoFocus
        placeholder="输入文字或者拼音首字母查找"
        role="combobox"
        aria-expanded
        aria-controls="phrase-list"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
      />
      <ul ref={list} id="phrase-list" role="listbox" aria-label="短语">
        {found.map((phrase, index) => (
          <li key={phrase.id}>
            {phrase.heading !== found[index - 1]?.heading && (
              <div className="phrases-group quiet">{phrase.heading}</div>
            )}
            <div
              role="option"
              aria-selected={index === at}
              className={index === at ? 'phrases-here' : ''}
              onMouseDown={(event) => {
                event.preventDefault();
                take(phrase);
              }}
            >
              {isMarked(phrase) && '✓ '}
              {phrase.name !== '' && <strong className="phrases-name">{phrase.name}</strong>}
              <span className="phrases-text">{phrase.text}</span>
            </div>
          </li>
        ))}
        {found.length === 0 && (
          <li className="quiet phrases-none">
            {phrases.length === 0 || typed !== ''
              ? '没有这样的短语，按 Esc 返回后直接输入。'
              : '本栏还没有短语。输入文字可以查找全部短语，按 Esc 返回。'}
          </li>
        )}
      </ul>
      <div className="phrases-foot quiet">
        回车放入 · Ctrl+空格 选几条 · {onKeep !== undefined && 'Alt+S 存为短语 · '}/ 输入斜线 · Esc 返回
      </div>
    </div>,
    within ?? document.body,
  );
}
