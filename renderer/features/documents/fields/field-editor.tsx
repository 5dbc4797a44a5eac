import { PROPERTY_LIST } from '#shared/domain/documents/list-numbers.ts';
import { AmountEditor } from './amount-editor.tsx';
import { ChoiceEditor, FlagEditor, MultiChoiceEditor } from './choice-editor.tsx';
import { DialogueEditor } from '../dialogue/dialogue-editor.tsx';
import { DateEditor } from './date-editor.tsx';
import type { EditorProps } from './editor-props.ts';
import { EvidenceEditor, isEvidenceField } from './evidence-editor.tsx';
import { ListNumberEditor, NumberEditor, OfficerEditor } from './known-words-editor.tsx';
import { RowsEditor } from './rows-editor.tsx';
import { TextEditor } from './text-editor.tsx';

/** The editor that belongs to the type of a field. */
export function FieldEditor(props: EditorProps) {
  if (isEvidenceField(props.field)) return <EvidenceEditor {...props} />;
  switch (props.field.type) {
    case 'text':
      // The list itself says its own number.
      return props.field.from === 'facts.listNumber' && props.templateId !== PROPERTY_LIST ? (
        <ListNumberEditor {...props} />
      ) : (
        <TextEditor {...props} />
      );
    case 'longtext':
    case 'person':
      return <TextEditor {...props} />;
    case 'officer':
      return <OfficerEditor {...props} />;
    case 'documentNumber':
      return <NumberEditor {...props} />;
    case 'date':
    case 'datetime':
    case 'time':
      return <DateEditor {...props} />;
    case 'number':
    case 'money':
      return <AmountEditor {...props} />;
    case 'choice':
      return <ChoiceEditor {...props} />;
    case 'multichoice':
      return <MultiChoiceEditor {...props} />;
    case 'flag':
      return <FlagEditor {...props} />;
    case 'rows':
      return <RowsEditor {...props} />;
    case 'qa':
    case 'dialogue':
      return <DialogueEditor {...props} />;
  }
}
