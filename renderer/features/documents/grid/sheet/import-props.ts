import type { Column, Row } from '#shared/domain/documents/template/template.ts';

/** What an import is for: the list it goes into. */
export interface ImportWindowProps {
  readonly file: File;
  readonly columns: readonly Column[];
  /** what the list holds already */
  readonly rows: readonly Row[];
  /** the most rows it may hold */
  readonly most: number;
  /** another file is to be chosen */
  readonly onOther: () => void;
  /** `summary` says what came in, `remarks` what was changed or left out on the way */
  readonly onRows: (rows: readonly Row[], summary: string, remarks: readonly string[]) => void;
  readonly onClose: () => void;
}
