import { columnsOf, rowsOf } from '#shared/domain/documents/check-values.ts';
import { Grid } from '../grid/grid.tsx';
import type { EditorProps } from './editor-props.ts';

/** A list of a document as a grid. */
export function RowsEditor({ field, value, onChange, labelId }: EditorProps) {
  return <Grid columns={columnsOf(field)} rows={rowsOf(value)} onRows={onChange} labelId={labelId} />;
}
