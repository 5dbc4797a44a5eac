import {
  AudioOutlined,
  FileTextOutlined,
  PictureOutlined,
  ScanOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { RecordingRow } from '#shared/contract/intake.ts';
import { lifeStateNames, lifeStateOf } from '#shared/domain/documents/life.ts';
import { accessName } from '../../../copy/contents.ts';
import { versionText } from '../../../copy/document-life.ts';
import { formatDuration, formatInstant } from '../../../copy/format.ts';
import { contentTitle, type CaseContent } from './case-content.ts';

/** What a recorder wrote besides what it took (log-….txt, sn.txt) is a text and no film. */
const recordingSigns: Readonly<Record<RecordingRow['kind'], ReactNode>> = {
  video: <VideoCameraOutlined aria-hidden data-sign="video" />,
  audio: <AudioOutlined aria-hidden data-sign="audio" />,
  photo: <PictureOutlined aria-hidden data-sign="photo" />,
  log: <FileTextOutlined aria-hidden data-sign="text" />,
  sidecar: <FileTextOutlined aria-hidden data-sign="text" />,
  other: <FileTextOutlined aria-hidden data-sign="text" />,
};

function icon(content: CaseContent): ReactNode {
  switch (content.kind) {
    case 'document':
      return <FileTextOutlined aria-hidden />;
    case 'attachment':
      return content.attachment.kind === 'photo' ? (
        <PictureOutlined aria-hidden />
      ) : (
        <ScanOutlined aria-hidden />
      );
    case 'recording':
      return recordingSigns[content.recording.kind];
  }
}

function detail(content: CaseContent): ReactNode {
  switch (content.kind) {
    case 'document': {
      const { state, documentNumber, missing, pages, version } = content.document;
      return (
        <>
          <span className={state === 'void' ? 'quiet' : state === 'finalised' ? 'verified' : ''}>
            {lifeStateNames[lifeStateOf(content.document)]}
          </span>
          {version !== undefined && <span className="quiet">{versionText(version)}</span>}
          {documentNumber !== undefined && <span className="numeric">{documentNumber}</span>}
          {state === 'draft' && missing > 0 && <span className="amber">还差 {missing} 项</span>}
          {pages !== undefined && <span className="quiet">{pages} 页</span>}
        </>
      );
    }
    case 'recording': {
      const { durationMs, officerName, warning } = content.recording;
      return (
        <>
          {durationMs !== undefined && <span className="numeric">{formatDuration(durationMs)}</span>}
          {officerName !== undefined && <span>{officerName}</span>}
          <span className="quiet">{accessName(content.recording)}</span>
          {warning !== undefined && (
            <span className="amber ellipsis" title={warning}>
              {warning}
            </span>
          )}
        </>
      );
    }
    case 'attachment':
      return <span className="quiet">{content.attachment.pages} 页</span>;
  }
}

/** One line of what lies in the case. */
export function ContentRow({
  content,
  onOpen,
}: {
  readonly content: CaseContent;
  readonly onOpen: () => void;
}) {
  const when =
    content.at === '' ? '时间不明' : content.at.length > 10 ? formatInstant(content.at) : content.at;
  const title = contentTitle(content);
  const voided = content.kind === 'document' && content.document.state === 'void';
  return (
    <button type="button" className="content-row" onClick={onOpen}>
      <span className="content-row-when quiet numeric">{when}</span>
      <span className="content-row-icon">{icon(content)}</span>
      <span
        className={voided ? 'content-row-title ellipsis content-row-void' : 'content-row-title ellipsis'}
        title={title}
      >
        {title}
      </span>
      <span className="content-row-detail">{detail(content)}</span>
    </button>
  );
}
