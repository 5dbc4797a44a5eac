import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { memo, useCallback, useRef, useState } from 'react';
import { isEmptyValue } from '#shared/domain/documents/template/conditions.ts';
import type { Field, FieldValue } from '#shared/domain/documents/template/template.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { isOverlong, valueProblem } from '../values/fitting-values.ts';
import { useFieldOrigin, useFieldValue, useInherited } from '../session/use-session.ts';
import { InsertButtons } from '../insert/insert-pane.tsx';
import { CaseValue, shownWords } from '../fields/case-value.tsx';
import { DateRemarks } from '../fields/date-remarks.tsx';
import { FieldFindings } from '../fields/field-findings.tsx';
import { ServiceNote } from '../fields/service-note.tsx';
import { FieldEditor } from './editors.tsx';
import '../fields/fields.css';

interface FieldRowProps {
  readonly session: DraftSession;
  readonly field: Field;
  readonly caseId: string;
  /** The help of this field is unfolded (F1). */
  readonly helped: boolean;
  readonly onHelp: (field: string) => void;
  readonly onNext: (field: string) => void;
  readonly onFocusField: (field: string) => void;
  readonly onChangeCase: (field: Field) => void;
}

/** Facts that come with the document itself (its day, its place in the volume) are simply typed over. */
const isShared = (field: Field): boolean =>
  field.from !== undefined && !field.from.startsWith('document.') && !field.from.startsWith('volume.');

/** Texts in which laws and evidence are named; elsewhere the keys work too, but need no room. */
const takesCitations = ({ type, id }: Field): boolean =>
  type === 'longtext' || (type === 'text' && /(?:provision|basis)$/.test(id));

const wide: ReadonlySet<Field['type']> = new Set(['longtext', 'rows', 'qa', 'dialogue']);

/** One field of the form: name, editor, where its value comes from, what is wrong with it, and its help. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { session, field, caseId, helped, onHelp, onNext, onFocusField, onChangeCase } = props;
  const value = useFieldValue(session, field.id);
  const origin = useFieldOrigin(session, field.id);
  const behind = useInherited(session, field.id);
  const [touched, setTouched] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const labelId = `label-${field.id}`;
  const locked = origin === 'case' && value !== undefined && isShared(field);
  const wrong = touched || isOverlong(field, value) ? valueProblem(field, value) : undefined;
  const missing = field.required && (field.type === 'flag' ? value === undefined : isEmptyValue(value));

  const onChange = useCallback(
    (next: FieldValue) => {
      session.edit(field.id, next);
    },
    [session, field.id],
  );

  return (
    <div
      ref={row}
      className={`field ${wide.has(field.type) ? 'field-wide' : ''} ${missing ? 'field-missing' : ''}`}
      data-field={field.id}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setTouched(true);
        session.flush();
      }}
    >
      <div className="field-label" id={labelId}>
        <span>{field.label}</span>
        {field.required && (
          <span className="field-required" title="必填" aria-label="必填">
            *
          </span>
        )}
        {field.help !== undefined && (
          <button
            type="button"
            tabIndex={-1}
            className="field-help-mark"
            aria-expanded={helped}
            aria-label={`${field.label}的说明`}
            title="说明（F1）"
            onClick={() => {
              onHelp(field.id);
            }}
          >
            <QuestionCircleOutlined aria-hidden />
          </button>
        )}
        {!locked && takesCitations(field) && <InsertButtons />}
      </div>
      <div className="field-body">
        {locked ? (
          <CaseValue
            field={field}
            value={value}
            labelId={labelId}
            onHere={() => {
              session.edit(field.id, value);
              onFocusField(field.id);
            }}
            onCase={() => {
              onChangeCase(field);
            }}
          />
        ) : (
          <FieldEditor
            field={field}
            value={value}
            caseId={caseId}
            templateId={session.template.id}
            labelId={labelId}
            onChange={onChange}
            onNext={() => {
              onNext(field.id);
            }}
          />
        )}
        {field.id === 'service_method' && <ServiceNote session={session} />}
        {wrong !== undefined && (
          <div className="field-wrong alarm" role="alert">
            {wrong}
          </div>
        )}
        <DateRemarks session={session} field={field.id} />
        <FieldFindings session={session} field={field.id} onGoTo={onFocusField} />
        {helped && field.help !== undefined && <div className="field-help">{field.help}</div>}
      </div>
      <div className="field-origin">
        {origin === 'case' && isShared(field) && (
          <Tag>{field.from?.startsWith('bureau.') === true ? '来自机关' : '来自案件'}</Tag>
        )}
        {origin === 'default' && <span className="quiet">默认</span>}
        {origin === 'document' && isShared(field) && behind !== undefined && (
          <Button
            size="small"
            type="link"
            title={`改用案件中的内容：${shownWords(field, behind)}`}
            onClick={() => {
              session.reset(field.id);
            }}
          >
            恢复
          </Button>
        )}
      </div>
    </div>
  );
});
