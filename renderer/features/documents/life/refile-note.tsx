import { Alert } from 'antd';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import '../desk/desk.css';

/** Before a filed document is changed: its volume has to be assembled anew. Nothing for any other. */
export function RefileNote({ document }: { readonly document: DocumentSummary }) {
  if (document.filed === undefined) return null;
  return (
    <Alert
      className="window-note"
      type="warning"
      showIcon
      title="这份文书已经归卷，改动后案卷需要重新组卷、重新装订。"
    />
  );
}
