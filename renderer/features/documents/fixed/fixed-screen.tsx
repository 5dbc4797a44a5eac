import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import { api } from '../../../bridge/client.ts';
import { download, useAsset } from '../../../bridge/assets.ts';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { PdfView } from '../../../ui/pdf-view.tsx';
import { HistoryWindow } from '../history/history-window.tsx';
import { printAsset } from '../../../parts/print-asset.ts';
import { CorrectWindow } from '../life/correct-window.tsx';
import { ExportButton } from '../desk/export-button.tsx';
import { AnewButton } from './anew-button.tsx';
import { FixedDrift } from './fixed-drift.tsx';
import { AfterIssuing } from './after-issuing.tsx';
import { FixedFindings } from './fixed-findings.tsx';
import { FixedFacts } from './fixed-facts.tsx';
import { FixedPlaceNote } from './fixed-place-note.tsx';
import { ScanWindow } from '../life/scan-window.tsx';
import { addressOf, pastText, type ShownFile } from './shown-file.ts';
import { useFixedPlace } from './use-fixed-place.ts';
import { VoidWindow } from '../life/void-window.tsx';
import '../desk/desk.css';
import '../preview/preview.css';
import './fixed.css';

type Window = 'scan' | 'correct' | 'void' | 'history';

/** A finalised or void document: to be read, printed, signed and checked, not changed. */
export function FixedScreen({ document }: { readonly document: AnjuanDocument }) {
  const asset = useAsset();
  const [open, setOpen] = useState<Window>();
  const [chosen, setChosen] = useState<ShownFile>();
  const signed = document.signedScan !== undefined;
  const place = useFixedPlace(document);
  // The signed paper is what counts once it is there; a place that was asked for is one of the printed page.
  const shown: ShownFile = chosen ?? { kind: signed && place === undefined ? 'scan' : 'printed' };
  const address = addressOf(document.id, shown);
  const past = pastText(shown);
  const print = () => {
    printAsset(address);
  };
  const { id: documentId, templateNumber: number, edition } = document;
  const template = useQuery(
    // The wording it was printed with.
    api.documents.template.queryOptions({ input: { number, edition, documentId }, staleTime: Infinity }),
  ).data;
  const datedByHand = template !== undefined && documentDate(template, document.values) === undefined;
  const openHistory = () => {
    setOpen('history');
  };
  useHotkeys({ 'Ctrl+P': print, 'Alt+L': openHistory });
  const close = () => {
    setOpen(undefined);
  };
  return (
    <div className="draft" data-document={document.id}>
      <LifeNote document={document} />
      <div className="draft-body fixed">
        <div className="fixed-side">
          {document.state === 'finalised' && <AfterIssuing document={document} />}
          {place !== undefined && <FixedPlaceNote place={place} />}
          {document.state === 'finalised' && (
            <FixedFindings
              document={document}
              onRescan={() => {
                setOpen('scan');
              }}
            />
          )}
          {document.state === 'finalised' && <FixedDrift caseId={document.caseId} documentId={document.id} />}
          <FixedFacts document={document} datedByHand={datedByHand} onShow={setChosen} />
        </div>
        <div className="fixed-desk">
          {(signed || past !== undefined) && (
            <div className="fixed-switch">
              <Segmented<string>
                aria-label="查看哪一份"
                value={past === undefined ? shown.kind : ''}
                options={[
                  { value: 'printed', label: '定稿' },
                  ...(signed ? [{ value: 'scan', label: '签字扫描件' }] : []),
                ]}
                onChange={(kind) => {
                  setChosen({ kind: kind === 'scan' ? 'scan' : 'printed' });
                }}
              />
              {past !== undefined && <span className="amber">{past}</span>}
            </div>
          )}
          {document.sha256 === undefined ? (
            <div className="preview" />
          ) : (
            <PdfView
              key={`${address} ${document.signedScan?.addedAt ?? ''}`}
              url={asset(address)}
              {...(shown.kind !== 'printed' || place?.page === undefined ? {} : { page: place.page })}
            />
          )}
        </div>
      </div>
      <footer className="draft-foot">
        <span className="quiet">
          {document.state === 'void'
            ? '作废的文书保留备查。'
            : '内容、文号和校验值已固定。有错误时补正，不再使用时作废。'}
        </span>
        <div className="draft-foot-actions">
          {document.state === 'finalised' && <FinalisedButtons document={document} onOpen={setOpen} />}
          <AnewButton documentId={document.id} />
          <Button onClick={openHistory} title="Alt+L">
            历史
          </Button>
          <ExportButton
            onExport={(format) => {
              download(`documents/${document.id}.${format}`);
            }}
          />
          <Button type="primary" onClick={print} title="Ctrl+P">
            打印
          </Button>
        </div>
      </footer>
      {open === 'scan' && (
        <ScanWindow
          document={document}
          datedByHand={datedByHand}
          onClose={() => {
            close();
            setChosen(undefined);
          }}
        />
      )}
      {open === 'history' && template !== undefined && (
        <HistoryWindow document={document} template={template} onClose={close} />
      )}
      {open === 'correct' && <CorrectWindow document={document} onClose={close} />}
      {open === 'void' && <VoidWindow document={document} onClose={close} />}
    </div>
  );
}

interface FinalisedButtonsProps {
  readonly document: AnjuanDocument;
  readonly onOpen: (window: Window) => void;
}

function FinalisedButtons({ document, onOpen }: FinalisedButtonsProps) {
  const busy = document.correctingDraftId !== undefined;
  return (
    <>
      <Button
        onClick={() => {
          onOpen('scan');
        }}
      >
        {document.signedScan === undefined ? '附签字扫描件' : '更换签字扫描件'}
      </Button>
      <Button
        disabled={busy}
        onClick={() => {
          onOpen('correct');
        }}
      >
        补正
      </Button>
      <Button
        disabled={busy}
        onClick={() => {
          onOpen('void');
        }}
      >
        作废
      </Button>
    </>
  );
}

/** Above the page: that it is void, or being corrected. */
function LifeNote({ document }: { readonly document: AnjuanDocument }) {
  if (document.state === 'void')
    return <Alert banner type="error" title={`本文书已作废。理由：${document.voidReason ?? '没有记录'}`} />;
  if (document.correctingDraftId === undefined) return null;
  return (
    <Alert
      banner
      type="info"
      title={
        <>
          本文书正在补正，补正定稿以前这一版仍然有效。
          <Link to={`/documents/${document.correctingDraftId}`}>打开补正草稿</Link>
        </>
      }
    />
  );
}
