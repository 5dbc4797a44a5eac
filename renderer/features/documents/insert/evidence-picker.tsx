import { useMemo, useState, type KeyboardEvent } from 'react';
import { timecode } from '#shared/domain/evidence/citations.ts';
import { useAsset } from '../../../bridge/assets.ts';
import { Picker, PickerOption, stepped } from '../picker/picker.tsx';
import { placeBeside } from '../picker/place-beside.ts';
import { choiceWords, findChoices, readEvidenceWanted, type EvidenceChoice } from './evidence-search.ts';
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
  const asset = useAsset();
  const choices = useEvidence(caseId);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<readonly EvidenceChoice[]>([]);
  const { words, second } = useMemo(() => readEvidenceWanted(typed), [typed]);
  const found = useMemo(() => findChoices(choices, words), [choices, words]);

  const isMarked = (choice: EvidenceChoice) => marked.some(({ id }) => id === choice.id);
  const take = (one: EvidenceChoice | undefined) => {
    const chosen = marked.length > 0 ? marked : one === undefined ? [] : [one];
    if (chosen.length > 0) onClose(chosen.map((choice) => choiceWords(choice, second)).join('、'), chosen);
  };
  const press = (event: KeyboardEvent): boolean => {
    const here = found[at];
    const go = (by: number) => {
      setAt(stepped(at, by, found.length));
    };
    if (event.key === 'Enter') take(here);
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
      label="证据"
      className="insert-picker"
      style={placeBeside(beside, { width: 620, height: 380 })}
      searchLabel="查找证据"
      placeholder="编号和时间，如 3 12:31（视频03 的 12 分 31 秒）；或者文书、材料的名称"
      list="evidence-list"
      typed={typed}
      onType={(next) => {
        setTyped(next);
        setAt(0);
      }}
      at={at.toString()}
      onKey={press}
      onLeave={() => {
        onClose('', []);
      }}
      foot="回车放入 · Ctrl+空格 选几件 · Esc 返回"
    >
      <ul id="evidence-list" role="listbox" aria-label="本案证据">
        {found.map((choice, index) => (
          <li key={choice.id}>
            <PickerOption
              here={index === at}
              className="picker-evidence"
              onTake={() => {
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
                  {isMarked(choice) && '✓ '}
                  {choice.name}
                </strong>
                {choice.timed && second !== undefined && <span> {timecode(second)}</span>}
                <div className="quiet ellipsis">{choice.about}</div>
              </span>
            </PickerOption>
          </li>
        ))}
        {found.length === 0 && (
          <li className="quiet picker-none">
            {choices.length === 0
              ? '本案还没有录音录像、文书和扫描件。录像归入本案后，这里会有编号。'
              : '没有这样的证据，换一个词或者编号。'}
          </li>
        )}
      </ul>
    </Picker>
  );
}
