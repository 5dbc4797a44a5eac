import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import type { AnjuanDocument, DocumentHistory } from '#shared/contract/documents.ts';
import { outdatesVolume, pagesDifference } from '#shared/domain/documents/life.ts';
import { api } from '../../../bridge/client.ts';
import { partNames } from '../../../copy/document-life.ts';
import { formatInstant } from '../../../copy/format.ts';
import { CitedEvidence } from '../insert/cited-evidence.tsx';
import { LifeTag } from '../life/life-tag.tsx';
import type { ShownFile } from './shown-file.ts';
import { SignedDate } from './signed-date.tsx';

interface FixedFactsProps {
  readonly document: AnjuanDocument;
  /** its form prints no day */
  readonly datedByHand: boolean;
  readonly onShow: (file: ShownFile) => void;
}

/** What is fixed of an issued document, how far it has come, and what it was before. */
export function FixedFacts({ document, datedByHand, onShow }: FixedFactsProps) {
  const { documentNumber, pages, sha256, version = 1 } = document;
  return (
    <dl className="fixed-facts">
      <dt>状态</dt>
      <dd>
        <LifeTag document={document} />
        <Filed document={document} />
      </dd>
      {documentNumber !== undefined && (
        <>
          <dt>文号</dt>
          <dd>{documentNumber}</dd>
        </>
      )}
      <dt>日期</dt>
      <dd>
        <SignedDate document={document} byHand={datedByHand} />
      </dd>
      <dt>页数</dt>
      <dd>{pages === undefined ? '—' : `${pages.toString()} 页`}</dd>
      <CitedEvidence caseId={document.caseId} values={document.values} />
      <dt>签字扫描件</dt>
      <dd>
        <Signed document={document} onShow={onShow} />
      </dd>
      {version > 1 && (
        <>
          <dt>版次</dt>
          <dd>第 {version} 版</dd>
        </>
      )}
      <dt>校验值（SHA-256）</dt>
      <dd>
        {sha256 === undefined ? (
          '—'
        ) : (
          <Typography.Text copyable={{ tooltips: ['复制', '已复制'] }} className="fixed-hash">
            {sha256}
          </Typography.Text>
        )}
      </dd>
      <dt>最后改动</dt>
      <dd>
        {formatInstant(document.updatedAt)} {document.updatedBy}
      </dd>
      <History document={document} onShow={onShow} />
    </dl>
  );
}

function Filed({ document }: { readonly document: AnjuanDocument }) {
  const { filed } = document;
  if (filed === undefined) return null;
  const where = `${partNames[filed.part] ?? '案卷'}，${formatInstant(filed.at)}`;
  return outdatesVolume(document) ? (
    <div className="amber">曾归入{where}；此后有改动，请重新组卷。</div>
  ) : (
    <div className="quiet">归入{where}</div>
  );
}

function Signed({ document, onShow }: Omit<FixedFactsProps, 'datedByHand'>) {
  const { signedScan, pages } = document;
  if (signedScan === undefined) return <span className="quiet">没有附</span>;
  // Missing pages stand among the 问题, where they can be set aside.
  const difference = signedScan.pages < (pages ?? 0) ? undefined : pagesDifference(pages, signedScan.pages);
  return (
    <>
      <button
        type="button"
        className="link-button"
        onClick={() => {
          onShow({ kind: 'scan' });
        }}
      >
        {signedScan.name}
      </button>
      <div className="quiet">
        {signedScan.pages} 页，{formatInstant(signedScan.addedAt)}
      </div>
      {difference !== undefined && <div className="amber">{difference}</div>}
    </>
  );
}

function History({ document, onShow }: Omit<FixedFactsProps, 'datedByHand'>) {
  const history = useQuery(api.documents.history.queryOptions({ input: { documentId: document.id } })).data;
  if (history === undefined) return null;
  const older = olderScans(history, document);
  if (history.versions.length === 0 && older.length === 0) return null;
  return (
    <>
      <dt>历史</dt>
      <dd>
        <ul className="fixed-history">
          {history.versions.map(({ version, correctedAt, correctedBy, reason }) => (
            <li key={version}>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  onShow({ kind: 'version', version });
                }}
              >
                第 {version} 版
              </button>{' '}
              已补正：{reason}
              <div className="quiet">
                {formatInstant(correctedAt)} {correctedBy}
              </div>
            </li>
          ))}
          {older.map(({ id, name, addedAt, addedBy, why }) => (
            <li key={id}>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  onShow({ kind: 'scan', scanId: id });
                }}
              >
                {name}
              </button>{' '}
              {why}
              <div className="quiet">
                {formatInstant(addedAt)} {addedBy}
              </div>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

/** Scans that no longer count, each with why: of an earlier version, or replaced by a later one. */
function olderScans({ scans }: DocumentHistory, { version = 1 }: AnjuanDocument) {
  return scans.flatMap((scan, index) => {
    const next = scans.slice(index + 1).find((one) => one.version === scan.version);
    if (next === undefined && scan.version === version) return [];
    const why = next === undefined ? `第 ${scan.version.toString()} 版的签字件` : `已更换：${next.reason}`;
    return [{ ...scan, why }];
  });
}
