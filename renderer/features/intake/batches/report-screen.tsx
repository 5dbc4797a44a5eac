import { PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { cardSentence, comparedSentence } from '#shared/domain/recordings/import-words.ts';
import { api } from '../../../bridge/client.ts';
import { formatBytes, formatSecond } from '../../../copy/format.ts';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { importPlace } from '../places.ts';
import { ReportTable } from './report-table.tsx';
import { reportState } from './report.ts';
import '../intake.css';
import '../report.css';

/** 采集清单: what an import brought, as a sheet to print and sign. */
export function ReportScreen() {
  const { batchId = '' } = useParams();
  const navigate = useNavigate();
  const query = useQuery(api.intake.batch.queryOptions({ input: { batchId } }));
  const batches = useQuery(api.intake.batches.queryOptions({ input: {} }));
  const bureau = useQuery(api.settings.bureau.queryOptions({ input: {} }));
  const batch = batches.data?.find((it) => it.batchId === batchId);
  const resume = useMutation(
    api.jobs.resume.mutationOptions({ onSuccess: ({ id }) => void navigate(importPlace(id)) }),
  );
  const print = () => {
    window.print();
  };
  useHotkeys({ 'Ctrl+P': print });
  const { jobId } = batch ?? {};
  const stopped = batch?.state === 'interrupted' || batch?.state === 'failed';
  return (
    <div className="screen intake-report">
      <PageHeader
        title="采集清单"
        context={batch === undefined ? undefined : `${formatSecond(batch.at)} · ${batch.card}`}
        onBack={() => void navigate('/intake')}
        actions={
          <>
            {stopped && jobId !== undefined && (
              <Button
                loading={resume.isPending}
                onClick={() => {
                  resume.mutate({ jobId });
                }}
              >
                继续采集
              </Button>
            )}
            <Button onClick={() => void navigate(`/intake?tab=recordings&batch=${batchId}`)}>
              看录音录像
            </Button>
            <Button
              type="primary"
              icon={<PrinterOutlined aria-hidden />}
              title="打印（Ctrl+P）"
              onClick={print}
            >
              打印清单
            </Button>
          </>
        }
      />
      <div className="screen-body">
        <Loaded query={query}>
          {(report) => {
            const { tone, sentence } = reportState(report);
            const bytes = report.files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
            return (
              <article className="sheet intake-sheet">
                <h2 className="intake-sheet-title">执法音像资料采集清单</h2>
                <dl className="intake-figures">
                  <div>
                    <dt>单位</dt>
                    <dd>{bureau.data?.name ?? ''}</dd>
                  </div>
                  <div>
                    <dt>采集时间</dt>
                    <dd>{batch === undefined ? '' : formatSecond(batch.at)}</dd>
                  </div>
                  <div>
                    <dt>采集人</dt>
                    <dd>{batch?.actor ?? ''}</dd>
                  </div>
                  <div>
                    <dt>存储卡</dt>
                    <dd>{batch?.card ?? ''}</dd>
                  </div>
                  <div>
                    <dt>文件</dt>
                    <dd>
                      {report.files.length} 个，{formatBytes(bytes)}
                    </dd>
                  </div>
                  <div>
                    <dt>结果</dt>
                    <dd>
                      新入库 {report.imported} · 已在库 {report.skipped}
                      {report.restored > 0 && <span className="amber"> · 已补好 {report.restored}</span>} ·
                      未成功 <span className={report.failed > 0 ? 'alarm' : ''}>{report.failed}</span>
                    </dd>
                  </div>
                </dl>
                <p className={`intake-sheet-state ${tone}`}>
                  {tone === 'verified' ? '✓ ' : ''}
                  {sentence}
                </p>
                {tone === 'alarm' && <p className="intake-sheet-card">{cardSentence(report.card)}</p>}
                {report.imported > 0 && (
                  <p className="quiet intake-sheet-compared">{comparedSentence(report.reread)}</p>
                )}
                <ReportTable files={report.files} />
                <footer className="intake-signatures">
                  <span>采集人（签名）：</span>
                  <span>移交人（签名）：</span>
                  <span>
                    日期：
                    <span className="intake-date" />年<span className="intake-date" />月
                    <span className="intake-date" />日
                  </span>
                </footer>
              </article>
            );
          }}
        </Loaded>
      </div>
    </div>
  );
}
