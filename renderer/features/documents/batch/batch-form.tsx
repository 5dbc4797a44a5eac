import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnjuanDocument, DocumentSummary } from '#shared/contract/documents.ts';
import { MOST_BATCH_ROWS } from '#shared/domain/documents/values/batch.ts';
import type { Field, Row } from '#shared/domain/documents/template/template.ts';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { CaseFactWindow } from '../form/case-fact-window.tsx';
import { ConflictNote } from '../session/conflict-note.tsx';
import { DateFactsContext, useDateFacts } from '../values/date-remarks.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { formSections, openItems } from '../form/form-model.ts';
import { FormPane } from '../form/form-pane.tsx';
import { Grid, type GridHandle } from '../grid/grid.tsx';
import { useJump } from '../form/use-jump.ts';
import { useSessionPart } from '../session/use-session.ts';
import { BatchFoot } from './batch-foot.tsx';
import { documentPath } from './batch-path.ts';
import { BatchProblems } from './batch-problems.tsx';
import { BatchWindow } from './batch-window.tsx';
import { keepRows } from './kept-rows.ts';
import { useBatchRows } from './use-batch-rows.ts';

interface BatchFormProps {
  readonly session: DraftSession;
  readonly document: AnjuanDocument;
  readonly creating: boolean;
  readonly error: unknown;
  /** Makes the rows below the first; undefined where the draft itself could not be kept. */
  readonly onCreate: (rows: readonly Row[]) => Promise<readonly DocumentSummary[] | undefined>;
}

/** Above what differs, a row for each document; below what all of them share, filled in once. */
export function BatchForm({ session, document, creating, error, onCreate }: BatchFormProps) {
  const { template } = session;
  const navigate = useNavigate();
  const table = useBatchRows(session);
  const values = useSessionPart(session, (state) => state.draft.values);
  const dateFacts = useDateFacts(document.id);
  const { request, goTo } = useJump();
  const [focused, setFocused] = useState<string>();
  const [open, setOpen] = useState<'create' | { readonly fact: Field }>();
  const grid = useRef<GridHandle>(null);
  const top = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => {
    const differing = new Set(template.batch);
    return formSections(template)
      .map(({ title, fields }) => ({ title, fields: fields.filter(({ id }) => !differing.has(id)) }))
      .filter(({ fields }) => fields.length > 0);
  }, [template]);
  const items = useMemo(() => {
    const shared = new Set(sections.flatMap(({ fields }) => fields.map(({ id }) => id)));
    return openItems(template, sections, values).filter(({ field }) => shared.has(field));
  }, [template, sections, values]);
  const wrong = useMemo(() => {
    const columns = new Map<number, string>();
    for (const { row, column = '' } of table.problems)
      columns.set(row - 1, `${columns.get(row - 1) ?? ''} ${column}`);
    return columns;
  }, [table.problems]);
  const further = table.filled.slice(1);
  const ready =
    further.length > 0 && table.problems.length === 0 && items.every(({ kind }) => kind === 'missing');

  // One comes to paste: the cursor is where the first cell of the sheet belongs.
  useEffect(() => {
    top.current?.querySelector<HTMLElement>('[data-row="0"] :is(input, textarea)')?.focus();
  }, []);
  const close = useCallback(() => {
    setOpen(undefined);
  }, []);
  const changeCase = useCallback(
    (field: Field) => {
      session.flush();
      setOpen({ fact: field });
    },
    [session],
  );
  const create = () => {
    // A refusal is shown in the window; rows that became documents are no longer waiting.
    void onCreate(further).then(
      (made) => {
        if (made === undefined) close();
        else keepRows(document.id, []);
      },
      () => undefined,
    );
  };
  const ask = () => {
    if (ready && open === undefined) setOpen('create');
  };
  useHotkeys({
    'Ctrl+S': () => {
      session.flush();
    },
    'Ctrl+Enter': ask,
  });

  return (
    <DateFactsContext value={dateFacts}>
      <div className="batch">
        <ConflictNote session={session} />
        <div ref={top} className="batch-body">
          <section className="batch-table">
            <header>
              <h2 id="batch-rows">逐份不同</h2>
              <span className="quiet">
                一行一份，第 1 行就是这一份。在表格软件里选好复制，点第一格粘贴；也可以导入文件。一次最多{' '}
                {MOST_BATCH_ROWS} 行。
              </span>
            </header>
            <Grid
              ref={grid}
              columns={table.columns}
              rows={table.rows}
              onRows={table.onRows}
              labelId="batch-rows"
              most={MOST_BATCH_ROWS}
              wrong={wrong}
            />
            <BatchProblems
              problems={table.problems}
              onGoTo={({ row, column }) => {
                grid.current?.goTo({ row: row - 1, column: column ?? table.columns[0]?.id ?? '' });
              }}
            />
          </section>
          <section className="batch-common">
            <header>
              <h2>各份相同</h2>
              <span className="quiet">填一次，每一份都用；来自案件的内容，以后改了案件，各份跟着变。</span>
            </header>
            <FormPane
              session={session}
              sections={sections}
              items={items}
              caseId={document.caseId}
              request={request}
              onFocused={setFocused}
              onChangeCase={changeCase}
            />
          </section>
        </div>
        <BatchFoot
          session={session}
          name={template.name}
          filled={table.filled.length}
          problems={table.problems.length}
          items={items}
          focused={focused}
          onGoTo={goTo}
        >
          <Button
            onClick={() => {
              void session.settle().then(() => navigate(documentPath(document.id)));
            }}
          >
            回到这一份
          </Button>
          <Button type="primary" title="Ctrl+回车" disabled={!ready} onClick={ask}>
            {further.length === 0 ? '成批新建' : `其余 ${further.length.toString()} 行各建一份`}
          </Button>
        </BatchFoot>
        {open === 'create' && (
          <BatchWindow
            name={template.name}
            further={further.length}
            open={items}
            remarks={table.remarks}
            creating={creating}
            error={error}
            onCreate={create}
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
    </DateFactsContext>
  );
}
