import { CloseOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { exportResultSchema, packageReportSchema } from '#shared/contract/volumes.ts';
import { api } from '../../bridge/client.ts';
import { useHost } from '../../bridge/host.ts';
import { isActive } from '../../bridge/job-list.ts';
import { useJob } from '../../bridge/jobs.ts';
import { formatBytes } from '../../copy/format.ts';
import { JobProgress } from '../../parts/job-progress.tsx';
import { packageFindings } from './package-findings.ts';

interface PackageLineProps {
  readonly exporting: string | undefined;
  readonly checking: string | undefined;
  readonly onVerify: (folderId: string) => void;
  readonly onClose: () => void;
}

/** What became of the package that was exported or checked last on this screen. */
export function PackageLine({ exporting, checking, onVerify, onClose }: PackageLineProps) {
  const { reveal: canReveal } = useHost();
  const exportJob = useJob(exporting);
  const checkJob = useJob(checking);
  const reveal = useMutation(api.host.reveal.mutationOptions({ meta: { quiet: true } }));
  const made = exportResultSchema.safeParse(exportJob?.result);
  const report = packageReportSchema.safeParse(checkJob?.result);
  if (exportJob === undefined && checkJob === undefined) return null;
  const folderId = made.success ? made.data.folderId : undefined;
  const running = [exportJob, checkJob].some((job) => job !== undefined && isActive(job));
  return (
    <div className="volume-package" role="status">
      <div className="volume-package-body">
        {exportJob !== undefined &&
          (exportJob.state === 'done' && made.success ? (
            <div>
              <span className="verified">✓</span> 移交包在{' '}
              <span className="volume-path">{made.data.dir}</span>，共 {made.data.files} 个文件，
              {formatBytes(made.data.bytes)}。
              {exportJob.attention && <div className="amber">{exportJob.summary}</div>}
            </div>
          ) : (
            <JobProgress job={exportJob} />
          ))}
        {checkJob !== undefined &&
          (checkJob.state === 'done' && report.success ? (
            packageFindings(report.data).map(({ tone, sentence, files }) => (
              <div key={sentence}>
                <span className={tone}>{sentence}</span>
                {files.length > 0 && (
                  <details>
                    <summary>看清单</summary>
                    <ul className="volume-findings">
                      {files.map((file) => (
                        <li key={file}>{file}</li>
                      ))}
                    </ul>
                  </details>
                )}
              </div>
            ))
          ) : (
            <JobProgress job={checkJob} />
          ))}
      </div>
      {folderId !== undefined && (
        <>
          <Button
            size="small"
            disabled={running}
            onClick={() => {
              onVerify(folderId);
            }}
          >
            核验这个移交包
          </Button>
          {canReveal && (
            <Button
              size="small"
              onClick={() => {
                reveal.mutate({ folderId });
              }}
            >
              打开所在文件夹
            </Button>
          )}
        </>
      )}
      {!running && (
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label="收起"
          onClick={onClose}
        />
      )}
    </div>
  );
}
