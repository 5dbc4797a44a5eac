import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { memo, type KeyboardEvent } from 'react';
import type { Field } from '#shared/domain/documents/template/template.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { stepCaseValue } from '../fields/case-value.tsx';
import { FieldRow } from './field-row.tsx';
import { useFindingsAt } from '../values/document-findings.ts';
import { cannotApply, isShown, sectionSummary, type FormSection } from './form-model.ts';
import { useSessionPart } from '../session/use-session.ts';
import './form.css';

interface FormSectionProps {
  readonly session: DraftSession;
  readonly section: FormSection;
  readonly caseId: string;
  readonly open: number;
  readonly folded: boolean;
  readonly helped: string | undefined;
  readonly onFold: (title: string) => void;
  readonly onHelp: (field: string) => void;
  readonly onNext: (field: string) => void;
  readonly onFocusField: (field: string) => void;
  readonly onChangeCase: (field: Field) => void;
}

/** One section of the form with ✓ or 还差 n; its fields keep the order of the page. */
export const FormSectionView = memo(function FormSectionView(props: FormSectionProps) {
  const { session, section, open, folded, helped, onFold } = props;
  // One string, so that typing elsewhere does not draw the section again.
  const shown = useSessionPart(session, ({ draft }) =>
    section.fields
      .filter((field) => isShown(field, draft.values))
      .map((field) => field.id)
      .join(' '),
  ).split(' ');
  const unfit = useSessionPart(session, ({ draft }) => cannotApply(section, draft.values));
  const found = useFindingsAt(section.fields.map(({ id }) => id)).length;
  return (
    <section className="form-section">
      <button
        type="button"
        className="form-section-head"
        aria-expanded={!folded}
        onClick={() => {
          onFold(section.title);
        }}
        onKeyDown={(event) => {
          if (folded) return;
          // Who types on, having come here by Tab, means the first box below; the sign goes there.
          if (isTyping(event)) boxBelow(event.currentTarget)?.focus();
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          stepCaseValue(event.currentTarget, 1);
        }}
      >
        {folded ? <RightOutlined aria-hidden /> : <DownOutlined aria-hidden />}
        <h3>{section.title}</h3>
        {folded && <FoldedWords session={session} section={section} />}
        {found > 0 && <span className="form-section-state amber">有问题 {found}</span>}
        {unfit ? (
          <span className="form-section-state quiet">不适用</span>
        ) : open === 0 && found > 0 ? null : open === 0 ? (
          <span className="form-section-state verified">✓</span>
        ) : (
          <span className="form-section-state amber">还差 {open}</span>
        )}
      </button>
      {!folded &&
        section.fields
          .filter((field) => shown.includes(field.id))
          .map((field) => (
            <FieldRow
              key={field.id}
              session={session}
              field={field}
              caseId={props.caseId}
              helped={helped === field.id}
              onHelp={props.onHelp}
              onNext={props.onNext}
              onFocusField={props.onFocusField}
              onChangeCase={props.onChangeCase}
            />
          ))}
    </section>
  );
});

/** What a folded section holds, in a line. */
function FoldedWords({
  session,
  section,
}: {
  readonly session: DraftSession;
  readonly section: FormSection;
}) {
  const words = useSessionPart(session, ({ draft }) => sectionSummary(section, draft.values));
  return <span className="quiet ellipsis">{words}</span>;
}

/** A sign of its own or the beginning of one (input methods); the space bar and Enter fold. */
const isTyping = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !altKey && !metaKey && key !== ' ' && (key === 'Process' || [...key].length === 1);

const boxBelow = (head: Element): HTMLElement | null | undefined =>
  head.parentElement?.querySelector<HTMLElement>('input.entry, textarea.entry, .entry-date input');
