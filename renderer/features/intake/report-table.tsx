import { CopyOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { say } from '../../bridge/notices.ts';
import { formatBytes } from '../../copy/format.ts';
import { orderReport, outcomeNames, reasonOf, shortHash, spacedHash, type ImportedFile } from './report.ts';

const outcomeTones = { imported: 'verified', skipped: 'quiet', failed: 'alarm' } as const;

/** Each file with what became of it and its two checksums; on paper the checksums stand in full. */
export function ReportTable({ files }: { readonly files: readonly ImportedFile[] }) {
  return (
    <table className="intake-table intake-report-table">
      <thead>
        <tr>
          <th className="intake-number">序号</th>
          <th>文件</th>
          <th className="intake-number">大小</th>
          <th>结果</th>
          <th>校验值</th>
        </tr>
      </thead>
      <tbody>
        {orderReport(files).map((file, i) => (
          <tr key={file.path}>
            <td className="intake-number numeric">{i + 1}</td>
            <td className="intake-report-path">{file.path}</td>
            <td className="intake-number numeric">
              {file.bytes === undefined ? '' : formatBytes(file.bytes)}
            </td>
            <td className="intake-report-outcome">
              <span className={outcomeTones[file.outcome]}>
                {file.outcome === 'imported' && '✓ '}
                {outcomeNames[file.outcome]}
              </span>
              {reasonOf(file) !== '' && <div className="intake-report-reason">{reasonOf(file)}</div>}
            </td>
            <td className="intake-report-checksums">
              <Hash name="SHA-256" hash={file.sha256} />
              <Hash name="SM3" hash={file.sm3} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HashProps {
  readonly name: string;
  readonly hash: string | undefined;
  /** The name of the checksum stands elsewhere. */
  readonly bare?: boolean;
}

/** A checksum by its ends; the whole of it at the pointer, in the clipboard and on paper. */
export function Hash({ name, hash, bare = false }: HashProps) {
  if (hash === undefined) return null;
  return (
    <span className="intake-hash">
      {!bare && <span className="quiet">{name} </span>}
      <Tooltip title={<span className="intake-hash-full">{spacedHash(hash)}</span>}>
        <span className="numeric intake-hash-short">{shortHash(hash)}</span>
      </Tooltip>
      <span className="intake-hash-print">{hash}</span>
      <Button
        size="small"
        type="text"
        icon={<CopyOutlined aria-hidden />}
        aria-label={`复制 ${name}`}
        title={`复制 ${name}`}
        onClick={() => void copy(name, hash)}
      />
    </span>
  );
}

async function copy(name: string, hash: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(hash);
    say('success', `${name} 已复制。`);
  } catch {
    // The browser may forbid it; the clerk can still mark the text.
    say('warning', '没有复制成功，请选中文字后按 Ctrl+C。');
  }
}
