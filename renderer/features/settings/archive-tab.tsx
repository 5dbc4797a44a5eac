import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions } from 'antd';
import { backupResultSchema, verifyReportSchema } from '#shared/contract/archive.ts';
import { api } from '../../bridge/client.ts';
import { useJobs } from '../../bridge/jobs.ts';
import { isActive } from '../../bridge/job-list.ts';
import { formatBytes, formatInstant } from '../../copy/format.ts';
import { FolderPicker } from '../../parts/folder-picker.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { RestoreArchive } from '../../parts/restore-archive.tsx';
import { ArchiveStanding } from './archive-standing.tsx';
import { CompareCode } from './compare-code.tsx';
import { RestoreOriginals } from './restore-originals.tsx';
import { VerifyResult } from './verify-result.tsx';

/** 档案库: where it lies, whether it is whole, and its copies. */
export function ArchiveTab() {
  const status = useQuery(api.archive.status.queryOptions({ input: {} }));
  const holdings = useQuery(api.archive.holdings.queryOptions({ input: {} }));
  const verify = useMutation(api.archive.verify.mutationOptions());
  const backup = useMutation(api.archive.backup.mutationOptions());
  const jobs = useJobs();
  const lastVerify = jobs.find(({ kind }) => kind === 'verify');
  const lastBackup = jobs.find(({ kind }) => kind === 'backup');
  const report = verifyReportSchema.safeParse(lastVerify?.result);
  const copy = backupResultSchema.safeParse(lastBackup?.result);
  return (
    <div className="settings-archive">
      <Loaded query={holdings}>
        {(it) => (
          <Descriptions
            size="small"
            column={2}
            items={[
              { key: 'dir', label: '位置', span: 2, children: status.data?.dir },
              { key: 'cases', label: '案件', children: `${it.cases} 件` },
              { key: 'documents', label: '文书', children: `${it.documents} 份` },
              { key: 'recordings', label: '录音录像', children: `${it.recordings} 个` },
              { key: 'bytes', label: '原件占用', children: formatBytes(it.vaultBytes) },
            ]}
          />
        )}
      </Loaded>
      <ArchiveStanding />
      {status.data?.shared !== undefined && <Alert type="warning" showIcon title={status.data.shared} />}
      <section>
        <h2>完整核验</h2>
        <div className="quiet">
          逐个重读全部原件并核对校验值，从第一条起核对操作记录，再把库里的每一项登记与操作记录核对。上次核验：
          {status.data?.lastVerifiedAt === undefined ? '从未' : formatInstant(status.data.lastVerifiedAt)}
        </div>
        <Button
          icon={<SafetyCertificateOutlined aria-hidden />}
          loading={verify.isPending}
          disabled={lastVerify !== undefined && isActive(lastVerify)}
          onClick={() => {
            verify.mutate({ full: true });
          }}
        >
          开始完整核验
        </Button>
        {lastVerify?.state === 'done' && report.success ? (
          <VerifyResult report={report.data} />
        ) : (
          lastVerify !== undefined && (
            <div className="settings-job">
              <JobProgress job={lastVerify} bare />
            </div>
          )
        )}
      </section>
      <CompareCode />
      <section>
        <h2>备份</h2>
        <div className="quiet">
          把整个档案库复制到另一块硬盘的新文件夹中。上次备份：
          {status.data?.lastBackupAt === undefined ? '从未' : formatInstant(status.data.lastBackupAt)}
        </div>
        <FolderPicker
          title="选择存放备份的文件夹"
          text="备份到…"
          loading={backup.isPending}
          disabled={lastBackup !== undefined && isActive(lastBackup)}
          onPick={({ folderId }) => {
            backup.mutate({ folderId });
          }}
        />
        {lastBackup?.state === 'done' && copy.success ? (
          <Alert
            type={copy.data.lost.length === 0 ? 'success' : 'error'}
            showIcon
            title={`备份在 ${copy.data.dir}，共 ${copy.data.files} 个文件，${formatBytes(copy.data.bytes)}，写入后已逐个重读，核对无误。`}
            description={
              copy.data.lost.length > 0 &&
              `${copy.data.lost.length} 个原件在档案库里已经丢失或者损坏，没有备份。请先完整核验，再恢复这些原件。`
            }
          />
        ) : (
          lastBackup !== undefined && (
            <div className="settings-job">
              <JobProgress job={lastBackup} bare />
            </div>
          )
        )}
      </section>
      <section>
        <h2>恢复</h2>
        <div className="quiet">
          重读全部原件，把损坏或者丢失的按校验值从备份、移交包或者存储卡取回。完好的原件不动，损坏的另存不删。
        </div>
        <RestoreOriginals />
        <div className="quiet">整个档案库从备份恢复到新的文件夹，恢复后完整核验。现在的档案库不动。</div>
        <RestoreArchive />
      </section>
    </div>
  );
}
