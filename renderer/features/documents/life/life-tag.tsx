import { Tag } from 'antd';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { lifeStateNames, lifeStateOf } from '#shared/domain/documents/life.ts';
import { lifeStateColours } from '../../../copy/document-life.ts';

/** How far a document has come, in one coloured word. */
export function LifeTag({ document }: { readonly document: DocumentSummary }) {
  const state = lifeStateOf(document);
  return <Tag color={lifeStateColours[state]}>{lifeStateNames[state]}</Tag>;
}
