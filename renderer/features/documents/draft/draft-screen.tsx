import { Button, Switch } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { isBatchTemplate } from '#shared/domain/documents/values/batch.ts';
import type { Field, Template, Values } from '#shared/domain/documents/template/template.ts';
import { download } from '../../../bridge/assets.ts';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { batchPath } from '../batch/batch-path.ts';
import { CaseFactWindow } from '../form/case-fact-window.tsx';
import { ConflictNote } from '../session/conflict-note.tsx';
import { CopyWindow } from '../copy/copy-window.tsx';
import { DateFactsContext, remarksOf, useDateFacts } from '../values/date-remarks.ts';
import { FindingsContext, useDocumentFindings } from '../values/document-findings.ts';
import { HearingOpening } from '../dialogue/hearing-opening-button.tsx';
import { DraftFoot } from './draft-foot.tsx';
import { ExportButton, type ExportFormat } from '../desk/export-button.tsx';
import { useOpenEvidence } from '../insert/use-open-evidence.ts';
import { FinaliseWindow } from '../life/finalise-window.tsx';
import { formSections, openItems, refusedDates } from '../form/form-model.ts';
import { FormPane } from '../form/form-pane.tsx';
import { HistoryWindow } from '../history/history-window.tsx';
import { PreviewPane } from '../preview/preview-pane.tsx';
import { usePreview } from '../preview/use-preview.ts';
import { printAsset } from '../../../parts/print-asset.ts';
import { RecordAside, type RecordKind } from './record-aside.tsx';
import { useDraftSession, useSessionPart } from '../session/use-session.ts';
import { RemoveWindow } from '../life/remove-window.tsx';
import { useJump } from '../form/use-jump.ts';
import '../desk/desk.css';
import './draft.css';

interface DraftScreenProps {
  readonly document: AnjuanDocument;
  readonly template: Template;
}

type Window = 'finalise' | 'remove' | 'history' | 'copy' | { readonly fact: Field };

/** A record with questions and answers is written in one wide column; the page is shown on demand. */
const recordKindOf = ({ kind, fields }: Template): RecordKind | undefined => {
  if (kind !== 'record') return undefined;
  if (fields.some((field) => field.type === 'qa')) return 'interview';
  return fields.some((field) => field.type === 'dialogue') ? 'hearing' : undefined;
};

/** A draft: on the left what is entered, on the right the page as it will be printed. */
export function DraftScreen({ document, template }: DraftScreenProps) {
  const session = useDraftSession(document, template);
  const navigate = useNavigate();
  const record = recordKindOf(template);
  const [pageShown, setPageShown] = useState(record === undefined);
  const { request, goTo } = useJump();
  const [focused, setFocused] = useState<string>();
  const [open, setOpen] = useState<Window>();
  const { shown, setSpan, stale, refresh } = usePreview(session, pageShown);
  const sections = useMemo(() => formSections(template), [template]);
  const values = useSessionPart(session, (state) => state.draft.values);
  const dateFacts = useDateFacts(document.id);
  const remarks = remarksOf(template, values, dateFacts);
  const items = useMemo(
    () => refusedDates(openItems(template, sections, values), template, remarks),
    [template, sections, values, remarks],
  );

  const findings = useDocumentFindings(document.caseId, document.id);
  const found = useMemo(() => ({ documentId: document.id, findings }), [document.id, findings]);

  const openEvidence = useOpenEvidence(document.caseId, session);
  const changeCase = useCallback(
    (field: Field) => {
      session.flush();
      setOpen({ fact: field });
    },
    [session],
  );
  const close = useCallback(() => {
    setOpen(undefined);
  }, []);
  /** What is in the form is saved first: it is the newest version. */
  const openHistory = useCallback(() => {
    void session.settle().then(() => {
      setOpen('history');
    });
  }, [session]);
  const replace = useCallback(
    (own: Values) => {
      const first = session.replace(own);
      if (first !== undefined) goTo(first);
    },
    [session, goTo],
  );
  const print = useCallback(() => {
    void session.settle().then(() => {
      printAsset(`documents/${document.id}.pdf`);
    });
  }, [session, document.id]);
  const exportAs = useCallback(
    (format: ExportFormat) => {
      void session.settle().then(() => {
        download(`documents/${document.id}.${format}`);
      });
    },
    [session, document.id],
  );

  const inBatches = isBatchTemplate(template) && document.correction === undefined;
  /** What is in the form is kept first: the table begins with it. */
  const fillAsTable = useCallback(() => {
    void session.settle().then(() => navigate(batchPath(document.id)));
  }, [session, navigate, document.id]);

  useHotkeys({
    ...(inBatches ? { 'Alt+B': fillAsTable } : {}),
    'Ctrl+S': () => {
      session.flush();
    },
    'Ctrl+P': print,
    'Ctrl+Enter': () => {
      if (open === undefined) setOpen('finalise');
    },
    'Alt+L': () => {
      if (open === undefined) openHistory();
    },
    'Alt+Q': () => {
      if (open === undefined) setOpen('copy');
    },
  });

  const form = (
    <FormPane
      begins
      session={session}
      sections={sections}
      items={items}
      caseId={document.caseId}
      request={request}
      onFocused={setFocused}
      onChangeCase={changeCase}
    />
  );
  return (
    <DateFactsContext value={dateFacts}>
      <FindingsContext value={found}>
        <div className="draft" data-document={document.id}>
          <ConflictNote session={session} />
          <div className={record === undefined ? 'draft-body' : 'draft-body draft-record'}>
            {form}
            {record !== undefined && (
              <RecordAside kind={record} pages={shown.total}>
                {record === 'hearing' && <HearingOpening session={session} caseId={document.caseId} />}
                <label>
                  <Switch size="small" checked={pageShown} onChange={setPageShown} aria-label="显示页面" />{' '}
                  显示页面
                </label>
              </RecordAside>
            )}
            {pageShown && (
              <PreviewPane
                shown={shown}
                setSpan={setSpan}
                focused={focused}
                onField={goTo}
                onEvidence={openEvidence}
                stale={stale}
                onRefresh={refresh}
              />
            )}
          </div>
          <DraftFoot session={session} items={items} findings={findings} focused={focused} onGoTo={goTo}>
            {inBatches && (
              <Button onClick={fillAsTable} title="Alt+B">
                从表格填写
              </Button>
            )}
            <Button
              title="Alt+Q"
              onClick={() => {
                setOpen('copy');
              }}
            >
              从其他案件取用
            </Button>
            <Button onClick={openHistory} title="Alt+L">
              历史
            </Button>
            <Button onClick={print} title="Ctrl+P">
              打印
            </Button>
            <ExportButton onExport={exportAs} />
            <Button
              onClick={() => {
                setOpen('remove');
              }}
            >
              删除草稿
            </Button>
            <Button
              type="primary"
              title="Ctrl+回车"
              onClick={() => {
                setOpen('finalise');
              }}
            >
              定稿
            </Button>
          </DraftFoot>
          {open === 'finalise' && (
            <FinaliseWindow
              session={session}
              document={document}
              template={template}
              values={values}
              items={items}
              remarks={remarks}
              pages={shown.total}
              citedBy={dateFacts?.citedBy}
              onGoTo={goTo}
              onClose={close}
            />
          )}
          {open === 'remove' && (
            <RemoveWindow
              document={document}
              revision={() => session.current().queue.revision}
              onClose={close}
              onRemoved={() => {
                session.drop();
                void navigate(`/documents?case=${document.caseId}`, { replace: true });
              }}
            />
          )}
          {open === 'history' && (
            <HistoryWindow
              document={session.current().document}
              template={template}
              onRestore={replace}
              onClose={close}
            />
          )}
          {open === 'copy' && (
            <CopyWindow
              document={document}
              template={template}
              values={values}
              onTake={(taken) => {
                replace({ ...session.current().draft.own, ...taken });
              }}
              onClose={close}
            />
          )}
          {typeof open === 'object' && (
            <CaseFactWindow
              field={open.fact}
              value={values[open.fact.id]}
              caseId={document.caseId}
              templateId={template.id}
              onClose={close}
            />
          )}
        </div>
      </FindingsContext>
    </DateFactsContext>
  );
}
