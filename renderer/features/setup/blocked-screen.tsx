import { Alert, Button } from 'antd';
import type * as z from 'zod';
import type { setupStateSchema } from '#shared/contract/setup.ts';
import { RestoreArchive } from '../../parts/restore-archive.tsx';
import { OpenArchive } from './open-archive.tsx';
import './setup-screen.css';

interface BlockedScreenProps {
  readonly state: z.output<typeof setupStateSchema>;
  readonly onCreate: () => void;
}

/** The known archive did not open. A new one is only made on purpose: the old one is most likely just not connected. */
export function BlockedScreen({ state, onCreate }: BlockedScreenProps) {
  return (
    <main className="setup">
      <div className="setup-sheet sheet">
        <h1>档案库没有打开</h1>
        <Alert
          type="error"
          showIcon
          title={state.problem}
          description={state.archiveDir === undefined ? undefined : `上次使用的档案库：${state.archiveDir}`}
        />
        <p className="setup-words">
          档案库放在移动硬盘上的，请接好硬盘后重新启动程序。档案库换了位置的，请在下面选择它现在的文件夹。
        </p>
        <OpenArchive text="选择档案库现在的位置…" primary />
        <div className="setup-open">
          <div className="quiet">
            档案库损坏或者找不回来了？从备份恢复到新的文件夹，原来的位置和备份都不动。
          </div>
          <RestoreArchive />
        </div>
        <div className="setup-open">
          <div className="quiet">确实要从头开始？新档案库是空的，原来的案件不会出现在里面。</div>
          <Button onClick={onCreate}>建立新的档案库</Button>
        </div>
      </div>
    </main>
  );
}
