import { Alert, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { Window } from '../../../../ui/window.tsx';
import type { ImportWindowProps } from './import-props.ts';
import { readBeside } from './read-beside.ts';
import type { SheetCells } from './sheet-cells.ts';
import { SheetImport } from './sheet-import.tsx';

type Read = { readonly file: File } & (
  | { readonly state: 'refused'; readonly sentence: string }
  | { readonly state: 'read'; readonly sheets: readonly SheetCells[] }
);

/** A file (another one, another window) becomes rows: which sheet, which column is which, what does not fit. All of it is taken in, or nothing. */
export function ImportWindow(props: ImportWindowProps) {
  const { file, onClose, onOther } = props;
  const [last, setLast] = useState<Read>();
  useEffect(() => {
    const leaving = new AbortController();
    void readBeside(file, leaving.signal).then((reply) => {
      if (leaving.signal.aborted) return;
      const sentence = `“${file.name}”没有读出来，可能已被移动或者删除，也可能太大。请重新选择。`;
      setLast(reply.state === 'failed' ? { file, state: 'refused', sentence } : { ...reply, file });
    });
    return () => {
      leaving.abort();
    };
  }, [file]);
  // What was read of the file before this one is no longer shown, and cannot be taken in under this one's name.
  const read = last?.file === file ? last : undefined;
  if (read?.state === 'read') return <SheetImport {...props} sheets={read.sheets} />;

  return (
    <Window
      open
      title={`导入“${file.name}”`}
      okText="另选文件"
      cancelText="取消"
      onOk={onOther}
      onCancel={onClose}
      okButtonProps={{ autoFocus: true, disabled: read === undefined }}
    >
      {read === undefined ? <Spin /> : <Alert type="error" showIcon title={read.sentence} />}
    </Window>
  );
}
