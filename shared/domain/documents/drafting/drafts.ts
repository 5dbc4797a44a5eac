import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import type { Values } from '../template/template.ts';
import type { KnownCase } from './known-case.ts';

/** What documents of a kind say beside the facts of the case, as far as it is known; empty values are left out. */
export type Drafts = Readonly<Partial<Record<DocumentKind, (known: KnownCase) => Values>>>;
