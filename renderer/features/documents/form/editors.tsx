import type { ComponentType } from 'react';
import { PROPERTY_LIST } from '#shared/domain/documents/list-numbers.ts';
import type { Field } from '#shared/domain/documents/template/template.ts';
import { DialogueEditor } from '../dialogue/dialogue-editor.tsx';
import { AmountEditor } from '../fields/amount-editor.tsx';
import { ChoiceEditor, FlagEditor, MultiChoiceEditor } from '../fields/choice-editor.tsx';
import { DateEditor } from '../fields/date-editor.tsx';
import { ListNumberEditor, NumberEditor, OfficerEditor } from '../fields/known-words-editor.tsx';
import { hasPost, PostEditor } from '../fields/post-editor.tsx';
import { TextEditor } from '../fields/text-editor.tsx';
import { RowsEditor } from '../grid/rows-editor.tsx';
import type { EditorProps } from '../values/editor-props.ts';
import { EvidenceEditor, isEvidenceField } from './evidence-editor.tsx';

type Editor = ComponentType<EditorProps>;

/** The editor of each type of field; a new type is entered here and nowhere else. */
const editors: Readonly<Record<Field['type'], Editor>> = {
  text: TextEditor,
  longtext: TextEditor,
  person: TextEditor,
  officer: OfficerEditor,
  documentNumber: NumberEditor,
  date: DateEditor,
  datetime: DateEditor,
  time: DateEditor,
  number: AmountEditor,
  money: AmountEditor,
  choice: ChoiceEditor,
  multichoice: MultiChoiceEditor,
  flag: FlagEditor,
  rows: RowsEditor,
  qa: DialogueEditor,
  dialogue: DialogueEditor,
};

/** Fields that are edited by what they hold rather than by their type; the first that fits. */
const special: readonly (readonly [fits: (props: EditorProps) => boolean, editor: Editor])[] = [
  [({ field }) => isEvidenceField(field), EvidenceEditor],
  [hasPost, PostEditor],
  // The list itself says its own number.
  [
    ({ field, templateId }) =>
      field.type === 'text' && field.from === 'facts.listNumber' && templateId !== PROPERTY_LIST,
    ListNumberEditor,
  ],
];

/** The editor that belongs to a field. */
export function FieldEditor(props: EditorProps) {
  const Editor = special.find(([fits]) => fits(props))?.[1] ?? editors[props.field.type];
  return <Editor {...props} />;
}
