import { columnsOf, rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { Grid } from './grid.tsx';
import type { EditorProps } from '../values/editor-props.ts';

/** A list of a document as a grid. */
export function RowsEditor({ field, value, onChange, labelId }: EditorProps) {
  return <Grid columns={columnsOf(field)} rows={rowsOf(value)} onRows={onChange} labelId={labelId} />;
}
