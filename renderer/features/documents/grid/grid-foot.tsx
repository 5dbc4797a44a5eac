import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { RefObject } from 'react';
import type { GridSaid } from './use-grid.ts';
import './grid.css';

interface GridFootProps {
  readonly count: number;
  /** too long to be seen at one look: the number of rows is said */
  readonly long: boolean;
  /** no row may be added */
  readonly full: boolean;
  readonly said: GridSaid;
  readonly chooser: RefObject<HTMLInputElement | null>;
  readonly onAdd: () => void;
  readonly onFile: (file: File) => void;
}

const SHOWN_REMARKS = 200;

/** Below the cells: a row more, a file to take in, the keys, and what did not fit. */
export function GridFoot({ count, long, full, said, chooser, onAdd, onFile }: GridFootProps) {
  const { summary, remarks } = said;
  return (
    <>
      <div className="entry-rows-foot">
        <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={full} onClick={onAdd}>
          加一行
        </Button>
        <Button
          size="small"
          icon={<UploadOutlined aria-hidden />}
          title="Ctrl+O"
          onClick={() => chooser.current?.click()}
        >
          从表格文件导入…
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".xlsx,.csv,.txt,.xls,.et,.xlsm,.xlsb,.xml,.htm,.html,.ods"
          aria-label="表格文件"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) onFile(file);
            // The same file may be chosen again after it was mended.
            event.target.value = '';
          }}
        />
        {long && <span className="numeric">共 {count} 行</span>}
        <span className="quiet">
          回车下一行 · Ctrl+D 向下填充 · Ctrl+I 插入 · Ctrl+↑↓ 移动 · Ctrl+Del 删除 · 可从表格粘贴
        </span>
      </div>
      {summary !== undefined && (
        <p className="entry-summary" role="status">
          {summary}
        </p>
      )}
      {remarks.length > 0 && (
        <ul className="entry-remarks amber" role="status" tabIndex={0}>
          {remarks.slice(0, SHOWN_REMARKS).map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
          {remarks.length > SHOWN_REMARKS && <li>另有 {remarks.length - SHOWN_REMARKS} 处。</li>}
        </ul>
      )}
    </>
  );
}
