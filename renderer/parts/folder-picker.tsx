import { FolderOpenOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Folder } from '#shared/contract/host.ts';
import { client } from '../bridge/client.ts';
import { useHost } from '../bridge/host.ts';
import { say } from '../bridge/notices.ts';
import { problem } from '../bridge/problem.ts';
import { FolderWindow } from './folder-window.tsx';

interface FolderPickerProps {
  /** What the folder is for: “选择存储卡所在的文件夹”. */
  readonly title: string;
  readonly onPick: (folder: Folder) => void;
  readonly text?: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly loading?: boolean;
}

/** A button that lets the clerk choose a folder: the system's own window where the host has one, else our list. */
export function FolderPicker(props: FolderPickerProps) {
  const { title, onPick, text = '选择文件夹…', primary = false, disabled = false, loading = false } = props;
  const { nativeDialogs } = useHost();
  const [open, setOpen] = useState(false);

  async function choose() {
    if (!nativeDialogs) {
      setOpen(true);
      return;
    }
    try {
      const { folder } = await client.host.chooseFolder({ title });
      if (folder !== undefined) onPick(folder);
    } catch (error) {
      say('error', problem(error).message);
    }
  }

  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        icon={<FolderOpenOutlined aria-hidden />}
        disabled={disabled}
        loading={loading}
        onClick={() => void choose()}
      >
        {text}
      </Button>
      {open && (
        <FolderWindow
          title={title}
          onCancel={() => {
            setOpen(false);
          }}
          onPick={(folder) => {
            setOpen(false);
            onPick(folder);
          }}
        />
      )}
    </>
  );
}
