import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { assembledSchema, type VolumePlan } from '#shared/contract/volumes.ts';
import { api } from '../../bridge/client.ts';
import { useJobEnd } from '../../bridge/jobs.ts';
import { FolderPicker } from '../../parts/folder-picker.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { printAsset } from '../../parts/print-asset.ts';
import { PackageLine } from './package-line.tsx';
import { planText } from './plan-view.ts';
import { VolumeProblems } from './volume-problems.tsx';

/** The sum of it all, and what leaves the house: print, package, check. */
export function VolumeFoot({ plan }: { readonly plan: VolumePlan }) {
  const { caseId, part } = plan;
  const [printing, setPrinting] = useState<string>();
  const [exporting, setExporting] = useState<string>();
  const [checking, setChecking] = useState<string>();
  const assemble = useMutation(
    api.volumes.assemble.mutationOptions({
      onSuccess: ({ jobId }) => {
        setPrinting(jobId);
      },
    }),
  );
  const exportPackage = useMutation(
    api.output.exportPackage.mutationOptions({
      onSuccess: ({ jobId }) => {
        setExporting(jobId);
        setChecking(undefined);
      },
    }),
  );
  const verify = useMutation(
    api.output.verifyPackage.mutationOptions({
      onSuccess: ({ jobId }) => {
        setChecking(jobId);
      },
    }),
  );
  useJobEnd(printing, (job) => {
    setPrinting(undefined);
    const made = assembledSchema.safeParse(job.result);
    if (job.state === 'done' && made.success) printAsset(made.data.asset);
  });
  const nothing = plan.items.length === 0;
  const print = () => {
    if (nothing || printing !== undefined) return;
    if (plan.assembled === undefined) assemble.mutate({ caseId, part });
    else printAsset(plan.assembled.asset);
  };
  useHotkeys({ 'Ctrl+P': print });
  const drafts = plan.items.filter(({ draft }) => draft).length;
  return (
    <footer className="volume-foot">
      <PackageLine
        exporting={exporting}
        checking={checking}
        onVerify={(folderId) => {
          verify.mutate({ folderId });
        }}
        onClose={() => {
          setExporting(undefined);
          setChecking(undefined);
        }}
      />
      <div className="volume-foot-line">
        <strong className={plan.missing.length > 0 ? 'amber' : 'verified'}>{planText(plan)}</strong>
        {drafts > 0 && <span className="amber">其中 {drafts} 件还是草稿</span>}
        <VolumeProblems caseId={caseId} />
        <span className="volume-window-buttons">
          <Button
            icon={<PrinterOutlined aria-hidden />}
            disabled={nothing}
            loading={assemble.isPending || printing !== undefined}
            title={plan.assembled === undefined ? '先组卷，再打印（Ctrl+P）' : '打印（Ctrl+P）'}
            onClick={print}
          >
            打印
          </Button>
          <FolderPicker
            primary
            title="选择存放移交包的文件夹"
            text="导出移交包"
            disabled={nothing}
            loading={exportPackage.isPending}
            onPick={({ folderId }) => {
              exportPackage.mutate({ caseId, folderId });
            }}
          />
          <FolderPicker
            title="选择要核验的移交包"
            text="核验移交包…"
            loading={verify.isPending}
            onPick={({ folderId }) => {
              setExporting(undefined);
              verify.mutate({ folderId });
            }}
          />
        </span>
      </div>
    </footer>
  );
}
