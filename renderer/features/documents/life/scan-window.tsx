import { ScanOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { pagesDifference } from '#shared/domain/documents/life.ts';
import { isIsoDate, type IsoDate } from '#shared/lib/date.ts';
import { PAGE_FILES, pageFileExtensions } from '#shared/domain/volumes/page-files.ts';
import { upload } from '../../../bridge/assets.ts';
import { client } from '../../../bridge/client.ts';
import { say } from '../../../bridge/notices.ts';
import { storedNow } from '../../../bridge/problem.ts';
import { formatBytes } from '../../../copy/format.ts';
import { FileZone } from '../../../ui/file-zone.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { unlessWriting } from '../../../ui/unless-writing.ts';
import { Window } from '../../../ui/window.tsx';
import { RefileNote } from './refile-note.tsx';
import { SignedOn } from './signed-on.tsx';
import '../desk/desk.css';

interface ScanWindowProps {
  readonly document: AnjuanDocument;
  /** its form prints no day: the paper says which one it is */
  readonly datedByHand: boolean;
  readonly onClose: () => void;
}

/** 附签字扫描件: one file, and the reason where it replaces another. What is inside, the core checks. */
export function ScanWindow({ document, datedByHand, onClose }: ScanWindowProps) {
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState('');
  const [signedOn, setSignedOn] = useState<IsoDate>(document.date ?? '');
  const [known, setKnown] = useState<IsoDate | null>(document.date ?? null);
  const zone = useRef<HTMLButtonElement>(null);
  const dayRight = !datedByHand || signedOn === '' || isIsoDate(signedOn);
  const replaces = document.signedScan !== undefined;
  const attach = useMutation({
    mutationFn: async (chosen: File) => {
      const { sha256 } = await upload(chosen);
      if (datedByHand && signedOn !== '' && signedOn !== known)
        await client.documents.setDate({ documentId: document.id, date: signedOn, known });
      return client.documents.attachSignedScan({
        documentId: document.id,
        upload: sha256,
        name: chosen.name,
        reason: reason.trim(),
      });
    },
    meta: { ownProblem: true },
    onError(refusal) {
      const stored = storedNow(refusal);
      if (stored !== undefined) setKnown(stored === '' ? null : stored);
    },
    onSuccess({ pages, signedScan, notes }) {
      const difference = pagesDifference(pages, signedScan?.pages ?? 0);
      say(
        difference === undefined ? 'success' : 'warning',
        [difference ?? '签字扫描件已附上，归卷时装订它。', ...notes].join(''),
      );
      onClose();
    },
  });
  const take = ([chosen]: readonly File[]) => {
    setFile(chosen);
    attach.reset();
  };
  return (
    <Window
      open
      title={`${replaces ? '更换' : '附'}签字扫描件：《${document.title}》`}
      mask={{ closable: false }}
      onCancel={onClose}
      afterOpenChange={() => {
        unlessWriting(() => zone.current?.focus());
      }}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={file === undefined || (replaces && reason.trim() === '') || !dayRight}
            loading={attach.isPending}
            onClick={() => {
              if (file !== undefined) attach.mutate(file);
            }}
          >
            {replaces ? '更换' : '附上'}
          </Button>
        </>
      }
    >
      <p>
        签字、盖章后的文书扫描成一个文件附在这里。组卷时装订扫描件，定稿的 PDF 仍然保留。
        {replaces && '原来的扫描件留在档案库中，可在历史中查看。'}
      </p>
      <RefileNote document={document} />
      <div className="window-note">
        <FileZone ref={zone} label="选择签字扫描件" accept={pageFileExtensions} onFiles={take}>
          <ScanOutlined aria-hidden />
          {file === undefined ? (
            <span>把扫描件拖到这里，或者点这里选择文件</span>
          ) : (
            <span className="ellipsis">
              {file.name} <span className="quiet numeric">{formatBytes(file.size)}</span>
            </span>
          )}
          <span className="quiet">{PAGE_FILES}，多页请扫描成一个 PDF 或者 TIFF</span>
        </FileZone>
      </div>
      {datedByHand && (
        <>
          <label htmlFor="scan-date">签署日期</label>
          <SignedOn
            id="scan-date"
            date={signedOn}
            onDate={setSignedOn}
            note="扫描件上手写的日期，卷内目录和顺序用它。"
          />
        </>
      )}
      {replaces && (
        <>
          <label htmlFor="scan-reason">更换理由</label>
          <Input
            id="scan-reason"
            maxLength={500}
            placeholder="例如：漏扫签名页"
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        </>
      )}
      <ProblemNote error={attach.error} />
    </Window>
  );
}
