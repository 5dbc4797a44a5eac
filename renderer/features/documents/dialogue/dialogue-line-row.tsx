import { memo, type KeyboardEvent } from 'react';
import type { Dialogue } from './dialogue.ts';
import type { DialogueAction, DialogueLine, PlacedLine } from './dialogue-lines.ts';

/** The line phrases are chosen for, and where it stands. */
export interface OpenPhrases {
  readonly key: number;
  readonly line: DOMRect;
}

interface DialogueLineRowProps extends PlacedLine {
  readonly dialogue: Dialogue;
  readonly act: (action: DialogueAction) => void;
  readonly onPhrases: (open: OpenPhrases) => void;
}

/** One line; drawn again only when it itself changes. */
export const DialogueLineRow = memo(function DialogueLineRow(props: DialogueLineRowProps) {
  const { dialogue, line, number, row, act, onPhrases } = props;
  const { key, text } = line;
  const speaker = dialogue.speaker(line.speaker);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const action = keyAction(event, line, dialogue);
    if (action === 'phrases') onPhrases({ key, line: event.currentTarget.getBoundingClientRect() });
    else if (action !== undefined) act(action);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const speak = (id: string) => {
    act({ kind: 'speak', key, speaker: id });
  };
  return (
    <div className="dialogue-line" data-line={key} data-row={row} data-column={dialogue.column(speaker.id)}>
      {dialogue.pair === undefined ? (
        <SpeakerChoice dialogue={dialogue} speaker={speaker.id} onSpeak={speak} />
      ) : (
        <>
          <span className="dialogue-number numeric">{number}</span>
          <SpeakerSwitch dialogue={dialogue} speaker={speaker.id} onSpeak={speak} />
        </>
      )}
      <textarea
        className="entry"
        rows={1}
        spellCheck={false}
        data-speaker={speaker.id}
        aria-label={speaker.label}
        placeholder={speaker.placeholder}
        value={text}
        onFocus={() => {
          act({ kind: 'focus', key });
        }}
        onKeyDown={press}
        onChange={(event) => {
          act({ kind: 'type', key, text: event.target.value });
        }}
      />
    </div>
  );
});

interface SpeakerProps {
  readonly dialogue: Dialogue;
  readonly speaker: string;
  readonly onSpeak: (speaker: string) => void;
}

/** Of two speakers, a click names the other. */
function SpeakerSwitch({ dialogue: { speakers, speaker }, speaker: id, onSpeak }: SpeakerProps) {
  const at = speakers.findIndex((one) => one.id !== id);
  const other = speakers[at];
  if (other === undefined) return <span className="dialogue-speaker">{speaker(id).name}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="dialogue-speaker"
      title={`改为${other.name}（Ctrl+${(at + 1).toString()}）`}
      onClick={() => {
        onSpeak(other.id);
      }}
    >
      {speaker(id).name}
    </button>
  );
}

function SpeakerChoice({ dialogue: { speakers, speaker }, speaker: id, onSpeak }: SpeakerProps) {
  const all = speakers.some((one) => one.id === id) ? speakers : [speaker(id), ...speakers];
  return (
    <select
      className="dialogue-speaker"
      tabIndex={-1}
      aria-label="发言人"
      title={speakers
        .slice(0, 10)
        .map(({ name }, at) => `Ctrl+${((at + 1) % 10).toString()} ${name}`)
        .join('\n')}
      value={id}
      onChange={(event) => {
        onSpeak(event.target.value);
      }}
    >
      {all.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
}

/** What a key does in a line; undefined when it just types. */
function keyAction(
  event: KeyboardEvent<HTMLTextAreaElement>,
  { key, text }: DialogueLine,
  { speakers }: Dialogue,
): DialogueAction | 'phrases' | undefined {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const control = event.ctrlKey || event.metaKey;
  const digit = control && !event.altKey && !event.shiftKey ? /^Digit(\d)$/.exec(event.code)?.[1] : undefined;
  const speaker = digit === undefined ? undefined : speakers[(Number(digit) + 9) % 10];
  if (speaker !== undefined) return { kind: 'speak', key, speaker: speaker.id };
  if (control && event.key === 'ArrowUp') return { kind: 'move', key, by: -1 };
  if (control && event.key === 'ArrowDown') return { kind: 'move', key, by: 1 };
  if (control || event.altKey || event.shiftKey) return undefined;
  if (event.key === 'Enter') return { kind: 'next', key };
  if (event.key === 'Backspace' && text === '') return { kind: 'remove', key };
  if (event.key === '/' && text === '') return 'phrases';
  // The arrows leave a line only from its very first and very last place.
  const at = selectionStart === selectionEnd ? selectionStart : -1;
  if (event.key === 'ArrowUp' && at === 0) return { kind: 'go', key, by: -1 };
  if (event.key === 'ArrowDown' && at === value.length) return { kind: 'go', key, by: 1 };
  return undefined;
}
