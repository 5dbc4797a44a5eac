import {
  ArrowUpOutlined,
  FolderAddOutlined,
  FolderOutlined,
  HomeOutlined,
  UsbOutlined,
} from '@ant-design/icons';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Folder } from '#shared/contract/host.ts';
import { api } from '../bridge/client.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loaded } from './loaded.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Window } from '../ui/window.tsx';
import './folder-window.css';

interface FolderWindowProps {
  readonly title: string;
  readonly onPick: (folder: Folder) => void;
  readonly onCancel: () => void;
}

/** Folders of this machine as a list: ↑↓ moves, Enter opens (and takes where none is below), Backspace goes up, Ctrl+Enter takes. */
export function FolderWindow({ title, onPick, onCancel }: FolderWindowProps) {
  const [folderId, setFolderId] = useState<string>();
  const [naming, setNaming] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const make = useMutation(
    api.host.makeFolder.mutationOptions({
      meta: { ownProblem: true },
      onSuccess(folder) {
        setNaming(undefined);
        setFolderId(folder.folderId);
      },
    }),
  );
  const query = useQuery(
    api.host.folders.queryOptions({
      input: folderId === undefined ? {} : { folderId },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  );
  const here = folderId === undefined ? undefined : query.data?.here;
  const parent = query.data?.parent;

  useEffect(() => {
    // A folder without folders has no row: the keys stay with the list all the same.
    if (query.data !== undefined)
      (list.current?.querySelector<HTMLElement>('button') ?? list.current)?.focus();
  }, [query.data]);

  const up = () => {
    if (folderId !== undefined) setFolderId(parent?.folderId);
  };

  function press(event: React.KeyboardEvent<HTMLDivElement>) {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    if (event.key === 'ArrowDown') rows[Math.min(rows.length - 1, at + 1)]?.focus();
    else if (event.key === 'ArrowUp') rows[Math.max(0, at - 1)]?.focus();
    else if (event.key === 'Backspace') up();
    else if (event.key === 'Enter' && rows.length === 0 && here !== undefined) onPick(here);
    else return;
    event.preventDefault();
  }

  return (
    <Window
      open
      title={title}
      width={640}
      onCancel={onCancel}
      okText={here === undefined ? '选用' : `选用“${here.name}”`}
      cancelText="取消"
      okButtonProps={{ disabled: here === undefined }}
      onOk={() => {
        if (here !== undefined) onPick(here);
      }}
    >
      <div className="folder-window-path">
        <Button
          size="small"
          icon={<HomeOutlined aria-hidden />}
          onClick={() => {
            setFolderId(undefined);
          }}
        >
          常用位置
        </Button>
        <Button
          size="small"
          icon={<ArrowUpOutlined aria-hidden />}
          disabled={folderId === undefined}
          onClick={up}
        >
          上一级
        </Button>
        <Button
          size="small"
          icon={<FolderAddOutlined aria-hidden />}
          disabled={here === undefined}
          onClick={() => {
            setNaming('');
          }}
        >
          新建文件夹
        </Button>
        <span className="ellipsis quiet" title={here?.path}>
          {here?.path ?? '请选择一个位置'}
        </span>
      </div>
      {naming !== undefined && here !== undefined && (
        <form
          className="folder-window-new"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate({ folderId: here.folderId, name: naming.trim() });
          }}
        >
          <Input
            autoFocus
            aria-label="新文件夹的名称"
            placeholder="新文件夹的名称"
            maxLength={80}
            value={naming}
            onChange={(event) => {
              setNaming(event.target.value);
            }}
          />
          <Button htmlType="submit" disabled={naming.trim() === ''} loading={make.isPending}>
            建立
          </Button>
          <ProblemNote error={make.error} />
        </form>
      )}
      <div className="folder-window-list" ref={list} tabIndex={-1} onKeyDown={press}>
        <Loaded query={query}>
          {({ children }) =>
            children.length === 0 ? (
              <EmptyState small title="这里没有下级文件夹" hint="可以直接选用当前文件夹，或者返回上一级。" />
            ) : (
              children.map((folder) => (
                <button
                  key={folder.folderId}
                  type="button"
                  className="folder-window-row"
                  title={folder.path}
                  onClick={() => {
                    setFolderId(folder.folderId);
                  }}
                >
                  {folder.removable ? <UsbOutlined aria-hidden /> : <FolderOutlined aria-hidden />}
                  <span className="ellipsis">{folder.name}</span>
                  {folderId === undefined && <span className="quiet ellipsis">{folder.path}</span>}
                  {folder.removable && <span className="quiet">可移动磁盘</span>}
                </button>
              ))
            )
          }
        </Loaded>
      </div>
    </Window>
  );
}
