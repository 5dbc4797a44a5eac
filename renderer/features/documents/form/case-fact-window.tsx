import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, type GetRef } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { caseFacts } from '#shared/domain/documents/template/case-facts.ts';
import { columnsOf, rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { evidenceText } from '#shared/domain/evidence/evidence-list.ts';
import type { Field, FieldValue } from '#shared/domain/documents/template/template.ts';
import { api, client } from '../../../bridge/client.ts';
import { problem } from '../../../bridge/problem.ts';
import { EvidenceListEditor, isEvidenceField } from './evidence-editor.tsx';
import { InsertPane } from '../insert/insert-pane.tsx';
import { FactUsers } from '../../../parts/fact-users.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { unlessWriting } from '../../../ui/unless-writing.ts';
import { usePhrases } from '../phrases/phrase-shelf.ts';
import { useWritingKeys } from '../writing/use-writing-keys.tsx';
import { Window } from '../../../ui/window.tsx';

interface CaseFactWindowProps {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly caseId: string;
  /** kind of document the phrases are for */
  readonly templateId: string;
  readonly onClose: () => void;
}

/**
 * Words the case keeps under its own key (`facts.process`) can be changed here, a list of one column as one line per
 * row; all else on its own screen.
 */
export const isCaseText = (field: Field): boolean =>
  field.from?.startsWith('facts.') === true &&
  (field.type === 'text' ||
    field.type === 'longtext' ||
    (field.type === 'rows' && (field.columns?.length === 1 || isEvidenceField(field))));

const asText = (field: Field, value: FieldValue | undefined): string => {
  if (typeof value === 'string') return value;
  if (isEvidenceField(field)) return evidenceText(rowsOf(value));
  const column = columnsOf(field)[0]?.id ?? '';
  return rowsOf(value)
    .map((row) => row[column] ?? '')
    .join('\n');
};

/** 改案件: changes the fact itself; every document that is not finalised follows. */
export function CaseFactWindow(props: CaseFactWindowProps) {
  const { field, caseId } = props;
  // What the case says now, not what this document was last told.
  const fresh = useQuery(
    api.cases.get.queryOptions({ input: { caseId }, staleTime: 0, refetchOnMount: 'always' }),
  );
  const [known, setKnown] = useState<string>();
  if (known === undefined && fresh.data !== undefined && !fresh.isFetching)
    setKnown(fresh.data.facts[factKey(field)] ?? '');
  if (!isCaseText(field)) return <FactElsewhere {...props} />;
  return known === undefined ? null : <FactText {...props} begun={known} />;
}

const factKey = ({ from }: Field): string => (from ?? '').slice('facts.'.length);

const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

function FactText({
  field,
  value,
  caseId,
  templateId,
  begun,
  onClose,
}: CaseFactWindowProps & { readonly begun: string }) {
  /** What this clerk has seen of the fact as the case keeps it. */
  const [known, setKnown] = useState(begun);
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  const [text, setText] = useState(() => {
    const shown = asText(field, value);
    return lines(shown) === lines(begun) ? shown : begun;
  });
  const [theirs, setTheirs] = useState<string>();
  const name = field.from === undefined ? field.label : caseFacts[field.from];
  const update = useMutation(
    api.cases.updateFacts.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: onClose,
      async onError(error) {
        if (problem(error).code !== 'conflict') return;
        const now = (await client.cases.get({ caseId })).facts[factKey(field)] ?? '';
        setKnown(now);
        setTheirs(now);
      },
    }),
  );
  const shelf = usePhrases(templateId, caseId);
  const writing = useWritingKeys(shelf, () => ({ field: field.id, label: field.label }));
  const keep = () => {
    const key = factKey(field);
    update.mutate({ caseId, facts: { [key]: text }, known: { [key]: known } });
  };
  return (
    <Window
      open
      width={720}
      title={`改案件：${name}`}
      okText="保存到案件"
      cancelText="取消"
      confirmLoading={update.isPending}
      afterOpenChange={() => {
        unlessWriting(() => box.current?.focus({ cursor: 'end' }));
      }}
      onOk={keep}
      onCancel={onClose}
    >
      <p className="quiet">
        本案所有未定稿的文书随之改变，已定稿的文书不变。{field.type === 'rows' && '每行一项。'}
      </p>
      <InsertPane caseId={caseId}>
        {isEvidenceField(field) ? (
          <EvidenceListEditor text={text} onText={setText} caseId={caseId} labelId="case-fact" />
        ) : (
          <Input.TextArea
            ref={box}
            aria-label={name}
            autoSize={{ minRows: 4, maxRows: 18 }}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.ctrlKey) {
                event.stopPropagation();
                keep();
              } else if (writing.press(event)) event.preventDefault();
            }}
          />
        )}
      </InsertPane>
      {field.from !== undefined && <FactUsers caseId={caseId} facts={[field.from]} />}
      <p className="quiet">按 / 或者 Alt+/ 选用短语，Alt+S 存为短语；Ctrl+L 放入法条，Ctrl+E 放入证据。</p>
      {writing.layer}
      <ProblemNote
        error={update.error}
        action={
          theirs !== undefined && (
            <Button
              size="small"
              onClick={() => {
                setText(theirs);
              }}
            >
              改用对方的
            </Button>
          )
        }
      />
    </Window>
  );
}

function FactElsewhere({ field, caseId, onClose }: CaseFactWindowProps) {
  const navigate = useNavigate();
  const theCase = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data;
  const name = field.from === undefined ? field.label : caseFacts[field.from];
  const bureau = field.from?.startsWith('bureau.') === true;
  return (
    <Window
      open
      title={`改${bureau ? '机关信息' : '案件'}：${name}`}
      okText={bureau ? '去机关信息' : '去案件'}
      cancelText="取消"
      onOk={() => {
        void navigate(bureau ? '/settings?tab=bureau' : `/cases/${caseId}`);
      }}
      onCancel={onClose}
    >
      {bureau
        ? `“${name}”在“设置 · 机关信息”中填写，所有案件共用。`
        : `“${name}”在案件${theCase === undefined ? '' : `“${theCase.title}”`}的页面中修改。`}
      本文书已保存，改好后回来即可看到新的内容。
      {field.from !== undefined && !bureau && <FactUsers caseId={caseId} facts={[field.from]} />}
    </Window>
  );
}
