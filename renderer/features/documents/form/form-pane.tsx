import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Field } from '#shared/domain/documents/template/template.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { focusedField, focusField } from '../values/focus-field.ts';
import { isShown, openBySection, settledSections, type FormSection, type OpenItem } from './form-model.ts';
import { fieldPlace } from '../values/field-place.ts';
import { InsertPane } from '../insert/insert-pane.tsx';
import { FormSectionView } from './form-section.tsx';
import { PhraseShelfContext, usePhrases } from '../phrases/phrase-shelf.ts';
import { FormNote, useOffer } from '../writing/form-note.tsx';
import { useWritingKeys } from '../writing/use-writing-keys.tsx';
import { writingPlace } from '../writing/writing-place.ts';
import './form.css';

/** Asks the form to put the cursor somewhere; a new object asks again. */
export interface FocusRequest {
  readonly path: string;
}

interface FormPaneProps {
  readonly session: DraftSession;
  readonly sections: readonly FormSection[];
  readonly items: readonly OpenItem[];
  readonly caseId: string;
  readonly request: FocusRequest | undefined;
  /** the work begins here: with nothing asked for the cursor goes into the first open field */
  readonly begins?: boolean;
  readonly onFocused: (path: string) => void;
  readonly onChangeCase: (field: Field) => void;
}

/** The entry form: sections that fold, Tab in the order of the page, F1 for help, Ctrl+Z back, keys for writing. */
export function FormPane(props: FormPaneProps) {
  const { session, sections, items, caseId, request, begins = false, onFocused, onChangeCase } = props;
  const [folded, setFolded] = useState(() => {
    const { draft } = session.current();
    return settledSections(sections, draft.values, draft.origins, items);
  });
  const [helped, setHelped] = useState<string>();
  const [wanted, setWanted] = useState<FocusRequest & { readonly begins: boolean }>();
  const [here, setHere] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const { template } = session;
  const shelf = usePhrases(template.id, caseId);
  const writing = useWritingKeys(shelf, (box) => writingPlace(template, box));
  const offer = useOffer();
  const open = useMemo(() => openBySection(sections, items), [sections, items]);

  const goTo = useCallback(
    (path: string, atBeginning = false) => {
      const { field } = fieldPlace(path);
      const section = sections.find((one) => one.fields.some(({ id }) => id === field));
      if (section === undefined) return;
      setFolded((before) => (before.has(section.title) ? withoutTitle(before, section.title) : before));
      setWanted({ path, begins: atBeginning });
    },
    [sections],
  );
  useGoTo(request, goTo);
  useBegin(
    begins ? (request?.path ?? items[0]?.field ?? toLookThrough(sections, folded, session)) : undefined,
    goTo,
  );
  useEffect(() => {
    // Whoever is quick has put the cursor somewhere else by now: it is not taken away again.
    if (wanted?.begins === true && isElsewhere()) return;
    if (wanted !== undefined && form.current !== null) focusField(form.current, wanted.path);
  }, [wanted]);

  const onNext = useCallback(
    (field: string) => {
      const all = sections.flatMap((section) => section.fields.map(({ id }) => id));
      const next = all.slice(all.indexOf(field) + 1).find((id) => {
        const row = form.current?.querySelector(`[data-field="${CSS.escape(id)}"]`) ?? null;
        // What is only shown is no stop on the way, for Enter as for Tab.
        return row !== null && row.querySelector('.case-value') === null;
      });
      if (next !== undefined) goTo(next);
    },
    [sections, goTo],
  );
  const onFold = useCallback((title: string) => {
    setFolded((before) => (before.has(title) ? withoutTitle(before, title) : new Set([...before, title])));
  }, []);
  const onHelp = useCallback((field: string) => {
    setHelped((before) => (before === field ? undefined : field));
  }, []);

  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (writing.press(event)) {
      event.preventDefault();
      return;
    }
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === 'f1') {
      const field = event.target instanceof Element ? focusedField(event.target) : undefined;
      if (field !== undefined) onHelp(fieldPlace(field).field);
    } else if (control && key === 'z') {
      const field = event.shiftKey ? session.redo() : session.undo();
      if (field !== undefined) goTo(field);
    } else if (control && key === 'y') {
      const field = session.redo();
      if (field !== undefined) goTo(field);
    } else return;
    event.preventDefault();
  };

  const hereField = template.fields.find(({ id }) => id === here);
  return (
    <>
      <InsertPane caseId={caseId}>
        <form
          ref={form}
          className="form-pane"
          onKeyDown={press}
          onFocus={(event) => {
            const path = focusedField(event.target);
            if (path === undefined) return;
            onFocused(path);
            setHere(fieldPlace(path).field);
          }}
          onBlur={offer.look}
          onInput={offer.look}
          onKeyUp={offer.look}
          onClick={offer.look}
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <PhraseShelfContext value={shelf}>
            {sections.map((section) => (
              <FormSectionView
                key={section.title}
                session={session}
                section={section}
                caseId={caseId}
                open={open.get(section.title) ?? 0}
                folded={folded.has(section.title)}
                helped={helped}
                onFold={onFold}
                onHelp={onHelp}
                onNext={onNext}
                onFocusField={goTo}
                onChangeCase={onChangeCase}
              />
            ))}
          </PhraseShelfContext>
          <FormNote field={hereField} helped={helped === here} capitals={offer.capitals} />
        </form>
      </InsertPane>
      {/* Outside the form, so that its keys do not reach into the list and the window. */}
      {writing.layer}
    </>
  );
}

const withoutTitle = (titles: ReadonlySet<string>, title: string): ReadonlySet<string> =>
  new Set([...titles].filter((one) => one !== title));

/** Follows each new request once. */
function useGoTo(request: FocusRequest | undefined, goTo: (path: string) => void): void {
  const done: RefObject<FocusRequest | undefined> = useRef<FocusRequest>(undefined);
  useEffect(() => {
    if (request === undefined || request === done.current) return;
    done.current = request;
    goTo(request.path);
  }, [request, goTo]);
}

const isElsewhere = (): boolean => document.activeElement !== document.body;

/** With nothing missing one looks through it: the first field that is open and not only shown. */
function toLookThrough(
  sections: readonly FormSection[],
  folded: ReadonlySet<string>,
  session: DraftSession,
): string | undefined {
  const { values, origins } = session.current().draft;
  return sections
    .filter(({ title }) => !folded.has(title))
    .flatMap(({ fields }) => fields)
    .find((field) => isShown(field, values) && origins[field.id] !== 'case')?.id;
}

/** The cursor is where the work goes on: a draft that opens has it in the first open field, unless it is elsewhere. */
function useBegin(first: string | undefined, goTo: (path: string, atBeginning: boolean) => void): void {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    if (first !== undefined && !isElsewhere()) goTo(first, true);
  }, [first, goTo]);
}
