import { useCallback, useState, type SyntheticEvent } from 'react';
import type { Field } from '#shared/domain/documents/template/template.ts';
import { capitalsAt } from './amount-capitals.ts';
import './form-note.css';

/** What a key would write where the cursor is. */
export function useOffer() {
  const [capitals, setCapitals] = useState<string>();
  const look = useCallback((event: SyntheticEvent) => {
    const box = event.target;
    setCapitals(
      box instanceof HTMLTextAreaElement && box === document.activeElement
        ? capitalsAt(box.value, box.selectionStart)?.insert
        : undefined,
    );
  }, []);
  return { capitals, look };
}

interface FormNoteProps {
  readonly field: Field | undefined;
  /** unfolded beside its field already */
  readonly helped: boolean;
  readonly capitals: string | undefined;
}

/** One quiet line at the foot of the form: the usage note of the field one is in, and what a key would write. */
export function FormNote({ field, helped, capitals }: FormNoteProps) {
  const help = helped ? undefined : field?.help;
  return (
    <div className="form-note" role="note" data-offer={capitals !== undefined}>
      {capitals !== undefined && (
        <span className="form-note-offer">
          <kbd>Alt+M</kbd> 补上{capitals}
        </span>
      )}
      {field !== undefined && help !== undefined && (
        <span className="form-note-help">
          <strong>{field.label}</strong> {help}
        </span>
      )}
      {field?.type === 'longtext' && (
        <span className="form-note-keys quiet">/ 短语 · Alt+S 存为短语 · Alt+N 重排序号</span>
      )}
    </div>
  );
}
