import { CopyOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { say } from '../../../bridge/notices.ts';
import { formatBytes } from '../../../copy/format.ts';
import { outcomeNames, reasonsOf, shortHash, spacedHash, type ImportedFile } from './report.ts';

const outcomeTones = { imported: 'verified', skipped: 'quiet', restored: 'amber', failed: 'alarm' } as const;

/**
 * Each file with what became of it and its two checksums below. On paper the checksums stand in full, each on a line of
 * its own, so that the name has the width of the page.
 */
export function ReportTable({ files }: { readonly files: readonly ImportedFile[] }) {
  return (
    <table className="intake-table intake-report-table">
      <thead>
        <tr>
          <th className="intake-number">序号</th>
          <th>文件</th>
          <th className="intake-number">大小</th>
          <th className="intake-report-outcome">结果</th>
        </tr>
      </thead>
      {files.map((file, i) => (
        // A body of its own, so that a page never ends between a file and its checksums.
        <tbody key={file.path}>
          <tr>
            <td className="intake-number numeric">{i + 1}</td>
            <td className="intake-report-path">
              {file.path}
              {reasonsOf(file).map((reason) => (
                <div
                  key={reason}
                  className={`intake-report-reason ${reason === file.warning ? 'amber' : ''}`}
                >
                  {reason === file.warning ? `⚠ ${reason}` : reason}
                </div>
              ))}
              <div className="intake-report-checksums">
                <Hash name="SHA-256" hash={file.sha256} />
                <Hash name="SM3" hash={file.sm3} />
              </div>
            </td>
            <td className="intake-number numeric">
              {file.bytes === undefined ? '' : formatBytes(file.bytes)}
            </td>
            <td className="intake-report-outcome">
              <span className={outcomeTones[file.outcome]}>
                {file.outcome === 'imported' && '✓ '}
                {outcomeNames[file.outcome]}
              </span>
            </td>
          </tr>
        </tbody>
      ))}
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
