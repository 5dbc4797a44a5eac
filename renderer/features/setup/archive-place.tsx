import { Button, Form, Input } from 'antd';
import type { Folder } from '#shared/contract/host.ts';
import { FolderPicker } from '../../parts/folder-picker.tsx';

interface ArchivePlaceProps {
  readonly suggestedDir: string;
  readonly folder: Folder | undefined;
  readonly onFolder: (folder: Folder | undefined) => void;
}

/** Where the archive will live: the suggested place, or a new folder inside a chosen one. */
export function ArchivePlace({ suggestedDir, folder, onFolder }: ArchivePlaceProps) {
  return (
    <div className="setup-place">
      <div>
        案件、文书和执法记录都保存在这个文件夹里。请放在空间充足的本机硬盘上，并定期备份到另一块硬盘。
      </div>
      {folder === undefined ? (
        <div className="setup-place-path">{suggestedDir}</div>
      ) : (
        <>
          <div className="setup-place-path">{folder.path}</div>
          <Form.Item
            name={['location', 'name']}
            label="新文件夹名称"
            required
            rules={[
              { required: true, whitespace: true, message: '请填写文件夹名称。' },
              { pattern: /^[^\\/:*?"<>|]+$/, message: '名称中不能有 \\ / : * ? " < > |。' },
            ]}
          >
            <Input style={{ maxWidth: 360 }} />
          </Form.Item>
        </>
      )}
      <div style={{ display: 'flex', gap: 8 }}>
        <FolderPicker title="选择存放档案库的文件夹" text="另选位置…" onPick={onFolder} />
        {folder !== undefined && (
          <Button
            onClick={() => {
              onFolder(undefined);
            }}
          >
            用建议的位置
          </Button>
        )}
      </div>
    </div>
  );
}
