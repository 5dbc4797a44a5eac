import { Alert, Button, Switch } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import type { Field, Template } from '#shared/domain/documents/template.ts';
import { download } from '../../bridge/assets.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { CaseFactWindow } from './case-fact-window.tsx';
import { DraftFoot } from './draft-foot.tsx';
import type { DraftSession } from './draft-session.ts';
import { FinaliseWindow } from './finalise-window.tsx';
import { formSections, openItems } from './form-model.ts';
import { FormPane } from './form-pane.tsx';
import { PreviewPane } from './preview/preview-pane.tsx';
import { usePreview } from './preview/use-preview.ts';
import { printAsset } from '../../ui/print-asset.ts';
import { RecordAside } from './record-aside.tsx';
import { useDraftSession, useSessionPart } from './use-session.ts';
import { RemoveWindow } from './remove-window.tsx';
import { useJump } from './use-jump.ts';
import './draft-screen.css';

interface DraftScreenProps {
  readonly document: AnjuanDocument;
  readonly template: Template;
}

type Window = 'finalise' | 'remove' | { readonly fact: Field };

/** A record with questions and answers is written in one wide column; the page is shown on demand. */
const isInterview = (template: Template): boolean =>
  template.kind === 'record' && template.fields.some((field) => field.type === 'qa');

/** A draft: on the left what is entered, on the right the page as it will be printed. */
export function DraftScreen({ document, template }: DraftScreenProps) {
  const session = useDraftSession(document, template);
  const navigate = useNavigate();
  const interview = isInterview(template);
  const [pageShown, setPageShown] = useState(!interview);
  const { request, goTo } = useJump();
  const [focused, setFocused] = useState<string>();
  const [open, setOpen] = useState<Window>();
  const { shown, setSpan } = usePreview(session, pageShown);
  const sections = useMemo(() => formSections(template), [template]);
  const values = useSessionPart(session, (state) => state.draft.values);
  const items = useMemo(() => openItems(template, sections, values), [template, sections, values]);

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
  const print = useCallback(() => {
    void session.settle().then(() => {
      printAsset(`documents/${document.id}.pdf`);
    });
  }, [session, document.id]);
  const exportDocx = useCallback(() => {
    void session.settle().then(() => {
      download(`documents/${document.id}.docx`);
    });
  }, [session, document.id]);

  useHotkeys({
    'Ctrl+S': () => {
      session.flush();
    },
    'Ctrl+P': print,
    'Ctrl+Enter': () => {
      setOpen('finalise');
    },
  });

  const form = (
    <FormPane
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
    <div className="draft">
      <ConflictNote session={session} />
      <div className={interview ? 'draft-body draft-record' : 'draft-body'}>
        {form}
        {interview && (
          <RecordAside pages={shown.total}>
            <label>
              <Switch size="small" checked={pageShown} onChange={setPageShown} aria-label="显示页面" />{' '}
              显示页面
            </label>
          </RecordAside>
        )}
        {pageShown && <PreviewPane shown={shown} setSpan={setSpan} focused={focused} onField={goTo} />}
      </div>
      <DraftFoot session={session} items={items} focused={focused} onGoTo={goTo}>
        <Button onClick={print} title="Ctrl+P">
          打印
        </Button>
        <Button onClick={exportDocx}>导出 DOCX</Button>
        <Button
          onClick={() => {
            void session.settle().then(() => {
              download(`documents/${document.id}.json`);
            });
          }}
        >
          导出数据
        </Button>
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
          pages={shown.total}
          onGoTo={goTo}
          onClose={close}
        />
      )}
      {open === 'remove' && (
        <RemoveWindow
          document={document}
          onClose={close}
          onRemoved={() => {
            session.drop();
            void navigate(`/documents?case=${document.caseId}`, { replace: true });
          }}
        />
      )}
      {typeof open === 'object' && (
        <CaseFactWindow
          field={open.fact}
          value={values[open.fact.id]}
          caseId={document.caseId}
          onClose={close}
        />
      )}
    </div>
  );
}

/** Another window saved this document: says so and offers both ways out. */
function ConflictNote({ session }: { readonly session: DraftSession }) {
  const conflict = useSessionPart(session, (state) => state.queue.conflict);
  if (!conflict) return null;
  return (
    <Alert
      banner
      type="warning"
      title="本文书已在别的窗口改动并保存。您在这里输入的内容还在，请选择保留哪一份。"
      action={
        <>
          <Button
            size="small"
            onClick={() => {
              void session.resolveConflict('theirs');
            }}
          >
            载入较新的内容
          </Button>{' '}
          <Button
            size="small"
            onClick={() => {
              void session.resolveConflict('mine');
            }}
          >
            保留这里的内容
          </Button>
        </>
      }
    />
  );
}
