import { Alert, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { Window } from '../../../ui/window.tsx';
import type { ImportWindowProps } from './import-props.ts';
import { readBeside } from './read-beside.ts';
import type { SheetCells } from './sheet-cells.ts';
import { SheetImport } from './sheet-import.tsx';

type Read =
  | { readonly state: 'reading' }
  | { readonly state: 'refused'; readonly sentence: string }
  | { readonly state: 'read'; readonly sheets: readonly SheetCells[] };

/** A file (another one, another window) becomes rows: which sheet, which column is which, what does not fit. All of it is taken in, or nothing. */
export function ImportWindow(props: ImportWindowProps) {
  const { file, onClose, onOther } = props;
  const [read, setRead] = useState<Read>({ state: 'reading' });
  useEffect(() => {
    const leaving = new AbortController();
    void readBeside(file, leaving.signal).then((reply) => {
      if (leaving.signal.aborted) return;
      const sentence = `“${file.name}”没有读出来，可能已被移动或者删除，也可能太大。请重新选择。`;
      setRead(reply.state === 'failed' ? { state: 'refused', sentence } : reply);
    });
    return () => {
      leaving.abort();
    };
  }, [file]);
  if (read.state === 'read') return <SheetImport {...props} sheets={read.sheets} />;

  return (
    <Window
      open
      title={`导入“${file.name}”`}
      okText="另选文件"
      cancelText="取消"
      onOk={onOther}
      onCancel={onClose}
      okButtonProps={{ autoFocus: true, disabled: read.state === 'reading' }}
    >
      {read.state === 'reading' ? <Spin /> : <Alert type="error" showIcon title={read.sentence} />}
    </Window>
  );
}
