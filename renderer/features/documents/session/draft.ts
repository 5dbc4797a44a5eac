import type { AnjuanDocument } from '#shared/contract/documents.ts';
import type { FieldValue, Values } from '#shared/domain/documents/template/template.ts';

export type Origin = AnjuanDocument['origins'][string];

/** One state one can go back to; `group` names the run of typing that led away from it. */
interface Step {
  readonly own: Values;
  readonly field: string;
}

/** What is in the form: entered values over what the case and the defaults say, with undo. */
export interface Draft {
  readonly own: Values;
  /** what case and defaults say */
  readonly inherited: Values;
  readonly origins: Readonly<Record<string, Origin>>;
  readonly values: Values;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** typing into this field goes on without a new undo step, until sealed */
  readonly run: string | undefined;
}

const STEPS_KEPT = 500;

export function openDraft(document: AnjuanDocument): Draft {
  const { inherited } = document;
  return {
    own: document.own,
    inherited,
    origins: document.origins,
    values: { ...inherited, ...document.own },
    past: [],
    future: [],
    run: undefined,
  };
}

const withOwn = (draft: Draft, own: Values): Draft => ({
  ...draft,
  own,
  values: { ...draft.inherited, ...own },
});

function without(values: Values, field: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([id]) => id !== field));
}

/**
 * Enters a value. An emptied field stays empty on paper even where the case knows a value (`''` is kept);
 * where nothing stands behind it, it is simply open again.
 */
export function edit(draft: Draft, field: string, value: FieldValue): Draft {
  const empty = value === '' || (Array.isArray(value) && value.length === 0);
  const open = empty && draft.inherited[field] === undefined;
  const own = open ? without(draft.own, field) : { ...draft.own, [field]: empty ? '' : value };
  if (open && draft.own[field] === undefined) return draft;
  return change(draft, field, own, field);
}

/** Back to what the case (or the default) says. */
export function reset(draft: Draft, field: string): Draft {
  if (!Object.hasOwn(draft.own, field)) return draft;
  return change(draft, field, without(draft.own, field), undefined);
}

/** Many fields at once as one step: a version restored, words taken from another document. */
export const replaceOwn = (draft: Draft, own: Values, field: string): Draft =>
  change(draft, field, own, undefined);

function change(draft: Draft, field: string, own: Values, run: string | undefined): Draft {
  const goesOn = draft.run === field && run === field;
  const past = goesOn ? draft.past : [...draft.past.slice(1 - STEPS_KEPT), { own: draft.own, field }];
  return { ...withOwn(draft, own), past, future: [], run };
}

/** Ends a run of typing: the next change is an undo step of its own. */
export const seal = (draft: Draft): Draft => (draft.run === undefined ? draft : { ...draft, run: undefined });

/** Takes one step back; `field` is where the cursor belongs afterwards. */
export function undo(draft: Draft): { readonly draft: Draft; readonly field?: string } {
  const step = draft.past.at(-1);
  if (step === undefined) return { draft };
  return {
    draft: {
      ...withOwn(draft, step.own),
      past: draft.past.slice(0, -1),
      future: [...draft.future, { own: draft.own, field: step.field }],
      run: undefined,
    },
    field: step.field,
  };
}

export function redo(draft: Draft): { readonly draft: Draft; readonly field?: string } {
  const step = draft.future.at(-1);
  if (step === undefined) return { draft };
  return {
    draft: {
      ...withOwn(draft, step.own),
      past: [...draft.past, { own: draft.own, field: step.field }],
      future: draft.future.slice(0, -1),
      run: undefined,
    },
    field: step.field,
  };
}

/** Learns what the core now says (after a save, or when the case changed); what was typed since stays. */
export const learn = (draft: Draft, document: AnjuanDocument): Draft =>
  withOwn({ ...draft, inherited: document.inherited, origins: document.origins }, draft.own);

/** Where the shown value comes from, right now. */
export function originOf(draft: Draft, field: string): Origin {
  if (Object.hasOwn(draft.own, field)) return 'document';
  if (draft.inherited[field] === undefined) return 'open';
  const told = draft.origins[field];
  return told === undefined || told === 'document' ? 'case' : told;
}
