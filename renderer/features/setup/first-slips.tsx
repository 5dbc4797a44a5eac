import { Button } from 'antd';
import type { PinSlip } from '#shared/contract/people.ts';
import { PinSlips } from '../../parts/pin-slips.tsx';
import './setup-screen.css';

/** The archive is there: the first PINs of everybody else, shown this once. */
export function FirstSlips({
  slips,
  onDone,
}: {
  readonly slips: readonly PinSlip[];
  readonly onDone: () => void;
}) {
  return (
    <main className="setup">
      <div className="setup-sheet sheet">
        <header>
          <h1>档案库已建立</h1>
          <p className="quiet">
            下面是其他人员的初始密码，请打印后分别交给本人，第一次进入时换成自己的。它们只显示这一次；没有发出去的，以后可以在“设置—人员”中另发。
          </p>
        </header>
        <PinSlips slips={slips} />
        <footer>
          <span />
          <Button type="primary" autoFocus onClick={onDone}>
            已打印或者抄下，进入
          </Button>
        </footer>
      </div>
    </main>
  );
}
