import { useMemo, useState, type KeyboardEvent } from 'react';
import type { PlacedPhrase } from '#shared/domain/documents/values/phrases.ts';
import { Picker, PickerOption, stepped } from '../picker/picker.tsx';
import { findPhrases, type FoundPhrase } from './find-phrases.ts';
import './phrases.css';

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
function placeAtLine(line: DOMRect) {
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
  const found = useMemo(() => findPhrases(phrases, typed), [phrases, typed]);

  const isMarked = (phrase: FoundPhrase) => marked.some(({ id }) => id === phrase.id);
  const take = (phrase: FoundPhrase | undefined) => {
    onClose({ phrases: marked.length > 0 ? marked : phrase === undefined ? [] : [phrase] });
  };
  const press = (event: KeyboardEvent): boolean => {
    const here = found[at];
    const go = (by: number) => {
      setAt(stepped(at, by, found.length));
    };
    if (event.key === 'Enter') take(here);
    else if (event.key === '/' && typed === '') onClose({ phrases: [], slash: true });
    else if (event.altKey && event.code === 'KeyS' && onKeep !== undefined) onKeep();
    else if (event.key === 'ArrowDown') go(1);
    else if (event.key === 'ArrowUp') go(-1);
    else if (event.ctrlKey && event.key === ' ' && here !== undefined) {
      setMarked(isMarked(here) ? marked.filter(({ id }) => id !== here.id) : [...marked, here]);
      go(1);
    } else return false;
    return true;
  };

  return (
    <Picker
      label={label}
      className="phrases"
      style={placeAtLine(line)}
      within={within}
      placeholder="输入文字或者拼音首字母查找"
      list="phrase-list"
      typed={typed}
      onType={(next) => {
        setTyped(next);
        setAt(0);
      }}
      at={at.toString()}
      onKey={press}
      onLeave={() => {
        onClose(NOTHING);
      }}
      foot={
        <>回车放入 · Ctrl+空格 选几条 · {onKeep !== undefined && 'Alt+S 存为短语 · '}/ 输入斜线 · Esc 返回</>
      }
    >
      <ul id="phrase-list" role="listbox" aria-label="短语">
        {found.map((phrase, index) => (
          <li key={phrase.id}>
            {phrase.heading !== found[index - 1]?.heading && (
              <div className="phrases-group quiet">{phrase.heading}</div>
            )}
            <PickerOption
              here={index === at}
              onTake={() => {
                take(phrase);
              }}
            >
              {isMarked(phrase) && '✓ '}
              {phrase.name !== '' && <strong className="phrases-name">{phrase.name}</strong>}
              <span className="phrases-text">{phrase.text}</span>
            </PickerOption>
          </li>
        ))}
        {found.length === 0 && (
          <li className="quiet picker-none">
            {phrases.length === 0 || typed !== ''
              ? '没有这样的短语，按 Esc 返回后直接输入。'
              : '本栏还没有短语。输入文字可以查找全部短语，按 Esc 返回。'}
          </li>
        )}
      </ul>
    </Picker>
  );
}
