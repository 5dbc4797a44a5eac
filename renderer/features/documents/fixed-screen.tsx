import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Typography } from 'antd';
import { useState } from 'react';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { api } from '../../bridge/client.ts';
import { asset, download } from '../../bridge/assets.ts';
import { formatInstant } from '../../copy/format.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { PdfView } from '../../ui/pdf-view.tsx';
import { HistoryWindow } from './history/history-window.tsx';
import { documentStateNames } from './document-states.ts';
import { printAsset } from '../../ui/print-asset.ts';
import { FixedDrift } from './fixed-drift.tsx';
import { FixedPlaceNote } from './fixed-place-note.tsx';
import { useFixedPlace } from './use-fixed-place.ts';
import { VoidWindow } from './void-window.tsx';
import './draft-screen.css';
import './filling-in.css';

/** A finalised or void document: to be read, printed and checked, not changed. */
export function FixedScreen({ document }: { readonly document: AnjuanDocument }) {
  const [voiding, setVoiding] = useState(false);
  const place = useFixedPlace(document);
  const [history, setHistory] = useState(false);
  const { templateNumber: number, edition } = document;
  const template = useQuery(
    api.documents.template.queryOptions({ input: { number, edition }, staleTime: Infinity }),
  ).data;
  const address = `documents/${document.id}.pdf`;
  const isVoid = document.state === 'void';
  const print = () => {
    printAsset(address);
  };
  const openHistory = () => {
    setHistory(true);
  };
  useHotkeys({ 'Ctrl+P': print, 'Alt+L': openHistory });
  return (
    <div className="draft">
      {isVoid && (
        <Alert banner type="error" title={`本文书已作废。理由：${document.voidReason ?? '没有记录'}`} />
      )}
      <div className="draft-body fixed">
        <div className="fixed-side">
          {place !== undefined && <FixedPlaceNote place={place} />}
          {!isVoid && <FixedDrift caseId={document.caseId} documentId={document.id} />}
          <dl className="fixed-facts">
            <dt>状态</dt>
            <dd>{documentStateNames[document.state]}</dd>
            <dt>文号</dt>
            <dd>{document.documentNumber ?? '这种文书不编文号'}</dd>
            <dt>日期</dt>
            <dd>{document.date ?? '—'}</dd>
            <dt>页数</dt>
            <dd>{document.pages === undefined ? '—' : `${document.pages.toString()} 页`}</dd>
            <dt>校验值（SHA-256）</dt>
            <dd>
              {document.sha256 === undefined ? (
                '—'
              ) : (
                <Typography.Text copyable={{ tooltips: ['复制', '已复制'] }} className="fixed-hash">
                  {document.sha256}
                </Typography.Text>
              )}
            </dd>
            <dt>最后改动</dt>
            <dd>
              {formatInstant(document.updatedAt)} {document.updatedBy}
            </dd>
          </dl>
        </div>
        {document.sha256 === undefined ? (
          <div className="preview" />
        ) : (
          <PdfView url={asset(address)} {...(place?.page === undefined ? {} : { page: place.page })} />
        )}
      </div>
      <footer className="draft-foot">
        <span className="quiet">
          {isVoid ? '作废的文书保留备查。' : '内容、文号和校验值已固定。确有错误时作废后重新制作。'}
        </span>
        <div className="draft-foot-actions">
          {!isVoid && (
            <Button
              onClick={() => {
                setVoiding(true);
              }}
            >
              作废
            </Button>
          )}
          <Button onClick={openHistory} title="Alt+L">
            历史
          </Button>
          <Button
            onClick={() => {
              download(`documents/${document.id}.docx`);
            }}
          >
            导出 DOCX
          </Button>
          <Button type="primary" onClick={print} title="Ctrl+P">
            打印
          </Button>
        </div>
      </footer>
      {history && template !== undefined && (
        <HistoryWindow
          document={document}
          template={template}
          onClose={() => {
            setHistory(false);
          }}
        />
      )}
      {voiding && (
        <VoidWindow
          document={document}
          onClose={() => {
            setVoiding(false);
          }}
        />
      )}
    </div>
  );
}
