import { Alert } from 'antd';
import { Link } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';

/** Above a 补正 draft: which document it corrects, why, and what becomes of both. */
export function CorrectionNote({ document }: { readonly document: AnjuanDocument }) {
  const { correction, title } = document;
  if (correction === undefined) return null;
  const { documentId, documentNumber, reason } = correction;
  return (
    <Alert
      banner
      type="info"
      title={
        <>
          补正
          <Link to={`/documents/${documentId}`}>
            《{title}》{documentNumber ?? ''}
          </Link>
          ，理由：{reason}。定稿后替换原来的版本{documentNumber === undefined ? '' : '，文号不变'}
          ；在此之前原文书仍然有效。
        </>
      }
    />
  );
}
