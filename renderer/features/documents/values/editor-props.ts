import type { Field, FieldValue } from '#shared/domain/documents/template/template.ts';

/** What every editor of one field is given. It keeps no value of its own beyond half-typed text. */
export interface EditorProps {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue) => void;
  /** Enter in a single line: on to the next field */
  readonly onNext: () => void;
  readonly caseId: string;
  /** of the document: a list does not choose its own number among the others */
  readonly templateId?: string;
  readonly labelId: string;
}
