import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { findPhrases, type PhraseGroup } from '../phrases.ts';
import type { Speaker } from '../qa-lines.ts';

interface PhraseListProps {
  readonly speaker: Speaker;
  readonly groups: readonly PhraseGroup[];
  /** the line they are for, on the screen */
  readonly line: DOMRect;
  /** With the phrases chosen; none when the list was left. */
  readonly onClose: (texts: readonly string[]) => void;
}

const HEIGHT = 360;

/** Below the line, or above it where there is no room. */
function placeBeside(line: DOMRect) {
  const below = line.bottom + HEIGHT < window.innerHeight;
  return {
    left: line.left,
    top: below ? line.bottom + 2 : Math.max(line.top - HEIGHT - 2, 8),
    width: Math.min(line.width, 720),
    height: HEIGHT,
  };
}

/** Phrases to put in: type to search, ↑↓ to go, Enter takes one, Ctrl+Space marks several, Esc leaves. */
export function PhraseList({ speaker, groups, line, onClose }: PhraseListProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => findPhrases(groups, typed), [groups, typed]);

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const take = (text: string | undefined) => {
    onClose(marked.length > 0 ? marked : text === undefined ? [] : [text]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const here = found[at];
    if (event.key === 'Escape') onClose([]);
    else if (event.key === 'Enter') take(here?.text);
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.ctrlKey && event.key === ' ' && here !== undefined) {
      setMarked(
        marked.includes(here.text) ? marked.filter((one) => one !== here.text) : [...marked, here.text],
      );
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
      aria-label={speaker === 'question' ? '常用提问' : '常用回答'}
      onKeyDown={press}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose([]);
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
          <li key={phrase.text}>
            {phrase.group !== found[index - 1]?.group && (
              <div className="phrases-group quiet">{phrase.group}</div>
            )}
            <div
              role="option"
              aria-selected={index === at}
              className={index === at ? 'phrases-here' : ''}
              onMouseDown={(event) => {
                event.preventDefault();
                take(phrase.text);
              }}
            >
              {marked.includes(phrase.text) ? `✓ ${phrase.text}` : phrase.text}
            </div>
          </li>
        ))}
        {found.length === 0 && (
          <li className="quiet phrases-none">没有这样的短语，按 Esc 返回后直接输入。</li>
        )}
      </ul>
      <div className="phrases-foot quiet">回车放入 · Ctrl+空格 选几条 · Esc 返回</div>
    </div>,
    document.body,
  );
}
