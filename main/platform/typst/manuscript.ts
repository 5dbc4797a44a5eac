import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import { withPageCodes } from '#shared/domain/documents/page/page-code.ts';
import type { DocumentTree, PageCode } from '#shared/domain/documents/page/tree.ts';
import type { LayOutMode, Template, Values } from '#shared/domain/documents/template/template.ts';
import { linkEvidence } from '#shared/domain/evidence/link-evidence.ts';
import { remember } from '../remember.ts';

/**
 * What a page is made of, before anything is laid out: much less than its tree, and handed to the thread as it is. A list
 * of ten thousand rows takes a third of a second to lay out.
 */
export interface Manuscript {
  readonly template: Template;
  readonly values: Values;
  readonly mode: LayOutMode;
  /** what the bureau has printed on a form to be filled in by hand */
  readonly preprinted?: Values;
  /** across every page: 草稿, 作废 */
  readonly mark?: string;
  /** marks for machines, one for each page */
  readonly codes?: readonly PageCode[];
  /** whether citations of recordings are links of the preview */
  readonly linked?: true;
}

/** A document to be set: as it was written, or laid out already, as sheets are that follow no template. */
export type ToSet = Manuscript | DocumentTree;

/** The tree that is drawn. */
export function laidOut(toSet: ToSet): DocumentTree {
  if (!('template' in toSet)) return toSet;
  const { template, values, mode, preprinted, mark, codes, linked } = toSet;
  const plain = layOut(template, values, mode, preprinted);
  const tree = linked === true ? linkEvidence(plain) : plain;
  const coded = codes === undefined ? tree : withPageCodes(tree, codes);
  return mark === undefined ? coded : { ...coded, mark };
}

/** A document on its way to its thread, as JSON: copied object by object it stops the program three times as long. */
export interface Sent {
  /** of a manuscript: the same for all documents of a template, so that it is read once */
  readonly template?: string;
  readonly said: string;
}

const templates = new WeakMap<Template, string>();

export function sent(toSet: ToSet): Sent {
  if (!('template' in toSet)) return { said: JSON.stringify(toSet) };
  const { template, ...said } = toSet;
  const known = templates.get(template) ?? JSON.stringify(template);
  templates.set(template, known);
  return { template: known, said: JSON.stringify(said) };
}

/** Reads what `sent` has written, each template once. */
export function manuscriptReader(): (sent: Sent) => ToSet {
  const read = remember<Template>(TEMPLATES_KEPT);
  return ({ template, said }) =>
    // As `sent` has written it.
    template === undefined
      ? (JSON.parse(said) as DocumentTree)
      : {
          ...(JSON.parse(said) as Omit<Manuscript, 'template'>),
          template: read(template, () => JSON.parse(template) as Template),
        };
}

/** All of an edition, and some of a bureau. */
const TEMPLATES_KEPT = 100;
