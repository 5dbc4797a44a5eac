import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { timecode } from '#shared/domain/evidence/citations.ts';
import { asset } from '../../../bridge/assets.ts';
import { choiceWords, findChoices, readEvidenceWanted, type EvidenceChoice } from './evidence-search.ts';
import { placeBeside } from './place-beside.ts';
import { useEvidence } from './use-evidence.ts';

interface EvidencePickerProps {
  readonly caseId: string;
  /** the entry it is for, on the screen */
  readonly beside: Pick<DOMRect, 'left' | 'top' | 'bottom'>;
  /** With the words chosen; empty when the list was left. */
  readonly onClose: (text: string, chosen: readonly EvidenceChoice[]) => void;
}

/**
 * A piece of evidence by key: `3 12:31` is 视频03 00:12:31, words find documents and scans; ↑↓ goes, Enter takes,
 * Ctrl+Space marks several, Esc leaves.
 */
export function EvidencePicker({ caseId, beside, onClose }: EvidencePickerProps) {
  const choices = useEvidence(caseId);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<readonly EvidenceChoice[]>([]);
  const list = useRef<HTMLUListElement>(null);
  const { words, second } = useMemo(() => readEvidenceWanted(typed), [typed]);
  const found = useMemo(() => findChoices(choices, words), [choices, words]);

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const take = (one: EvidenceChoice | undefined) => {
    const chosen = marked.length > 0 ? marked : one === undefined ? [] : [one];
    if (chosen.length > 0) onClose(chosen.map((choice) => choiceWords(choice, second)).join('、'), chosen);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const here = found[at];
    if (event.key === 'Escape') onClose('', []);
    else if (event.key === 'Enter') take(here);
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, Math.max(found.length - 1, 0)));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.ctrlKey && event.key === ' ' && here !== undefined) {
      setMarked(marked.includes(here) ? marked.filter((one) => one !== here) : [...marked, here]);
      setAt(Math.min(at + 1, found.length - 1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return createPortal(
    <div
      className="picker ant-popover"
      style={placeBeside(beside, { width: 620, height: 380 })}
      role="dialog"
      aria-label="证据"
      onKeyDown={press}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose('', []);
      }}
    >
      <input
        className="entry"
        autoFocus
        placeholder="编号和时间，如 3 12:31（视频03 的 12 分 31 秒）；或者文书、材料的名称"
        role="combobox"
        aria-expanded
        aria-controls="evidence-list"
        aria-label="查找证据"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
      />
      <ul ref={list} id="evidence-list" role="listbox" aria-label="本案证据">
        {found.map((choice, index) => (
          <li
            key={choice.id}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'picker-here picker-evidence' : 'picker-evidence'}
            onMouseDown={(event) => {
              event.preventDefault();
              take(choice);
            }}
          >
            {choice.poster === undefined ? (
              <span />
            ) : (
              <img src={asset(choice.poster)} alt="" loading="lazy" />
            )}
            <span>
              <strong>
                {marked.includes(choice) && '✓ '}
                {choice.name}
              </strong>
              {choice.timed && second !== undefined && <span> {timecode(second)}</span>}
              <div className="quiet ellipsis">{choice.about}</div>
            </span>
          </li>
        ))}
        {found.length === 0 && (
          <li className="quiet">
            {choices.length === 0
              ? '本案还没有录音录像、文书和扫描件。录像归入本案后，这里会有编号。'
              : '没有这样的证据，换一个词或者编号。'}
          </li>
        )}
      </ul>
      <div className="picker-foot quiet">回车放入 · Ctrl+空格 选几件 · Esc 返回</div>
    </div>,
    document.body,
  );
}
