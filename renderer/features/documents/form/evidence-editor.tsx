import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { rowsOf } from '#shared/domain/documents/values/check-values.ts';
import type { Field, Row } from '#shared/domain/documents/template/template.ts';
import {
  evidenceColumns,
  evidenceRows,
  evidenceText,
  isEvidenceList,
} from '#shared/domain/evidence/evidence-list.ts';
import { isBlankRow } from '../grid/grid-rows.ts';
import { EvidencePicker } from '../insert/evidence-picker.tsx';
import type { EvidenceChoice } from '../insert/evidence-search.ts';
import type { EditorProps } from '../values/editor-props.ts';
import { RowsEditor } from '../grid/rows-editor.tsx';
import { TextEditor } from '../fields/text-editor.tsx';
import './form.css';

/** The evidence of the case with what it proves, be it kept as a text or as rows. */
export const isEvidenceField = ({ from, type }: Field): boolean =>
  from === 'facts.evidence' && (type === 'longtext' || type === 'rows');

/** Evidence as a list: what of the case it is, and what it proves. Its text stays the one the documents print. */
export function EvidenceEditor(props: EditorProps) {
  const { field, value, onChange, caseId, labelId } = props;
  const text = typeof value === 'string' ? value : '';
  const [asText, setAsText] = useState(() => text.trim() === '' || !isEvidenceList(text));
  if (field.type === 'rows')
    return (
      <EvidenceRows field={field} rows={rowsOf(value)} onRows={onChange} caseId={caseId} labelId={labelId} />
    );
  return (
    <>
      {asText ? (
        <TextEditor {...props} />
      ) : (
        <EvidenceListEditor text={text} onText={onChange} caseId={caseId} labelId={labelId} />
      )}
      <Button
        size="small"
        type={asText ? 'default' : 'link'}
        className="evidence-switch"
        onClick={() => {
          setAsText(!asText);
        }}
      >
        {asText ? '逐项填写' : '按文字填写'}
      </Button>
    </>
  );
}

interface EvidenceListEditorProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly caseId: string;
  readonly labelId: string;
}

const listField: Field = {
  id: 'evidence',
  label: '证据',
  type: 'rows',
  required: false,
  columns: evidenceColumns,
};

/** A text of evidence as rows. Rows that are still empty live here: the text has no place for them. */
export function EvidenceListEditor({ text, onText, caseId, labelId }: EvidenceListEditorProps) {
  const [rows, setRows] = useState(() => evidenceRows(text));
  const told = useRef(text);
  useEffect(() => {
    // Another text from outside: undo, or the case was changed.
    if (text === told.current) return;
    told.current = text;
    setRows(evidenceRows(text));
  }, [text]);
  return (
    <EvidenceRows
      field={listField}
      rows={rows}
      caseId={caseId}
      labelId={labelId}
      onRows={(next) => {
        setRows(next);
        told.current = evidenceText(next);
        if (told.current !== text) onText(told.current);
      }}
    />
  );
}

interface EvidenceRowsProps {
  readonly field: Field;
  readonly rows: readonly Row[];
  readonly onRows: (rows: readonly Row[]) => void;
  readonly caseId: string;
  readonly labelId: string;
}

function EvidenceRows({ field, rows, onRows, caseId, labelId }: EvidenceRowsProps) {
  const [choosing, setChoosing] = useState<DOMRect>();
  const box = useRef<HTMLDivElement>(null);
  const choose = (chosen: readonly EvidenceChoice[], text: string) => {
    setChoosing(undefined);
    const kept = rows.filter((row) => !isBlankRow(row));
    const [only] = chosen;
    const items =
      chosen.length === 1 && only !== undefined
        ? [`${text}${only.count}`]
        : chosen.map(({ name, count }) => `${name}${count}`);
    if (items.length === 0) return;
    onRows([...kept, ...items.map((item) => ({ item, proves: '' }))]);
    // What it proves is for the clerk to say: the cursor goes there once the row is drawn.
    requestAnimationFrame(() => {
      box.current
        ?.querySelector<HTMLElement>(`[data-row="${kept.length.toString()}"][data-column="proves"] textarea`)
        ?.focus();
    });
  };
  return (
    <div ref={box}>
      <RowsEditor
        field={field}
        value={rows}
        caseId={caseId}
        labelId={labelId}
        onNext={() => undefined}
        onChange={(next) => {
          onRows(rowsOf(next));
        }}
      />
      <Button
        size="small"
        className="evidence-choose"
        onClick={(event) => {
          setChoosing(event.currentTarget.getBoundingClientRect());
        }}
      >
        从本案材料选择…
      </Button>
      {choosing !== undefined && (
        <EvidencePicker
          caseId={caseId}
          beside={choosing}
          onClose={(text, chosen) => {
            choose(chosen, text);
          }}
        />
      )}
    </div>
  );
}
