import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { PinSlip } from '#shared/contract/people.ts';
import './pin-slips.css';

/** First PINs as slips of paper, one for each person; what is printed is the slips alone. */
export function PinSlips({ slips }: { readonly slips: readonly PinSlip[] }) {
  return (
    <div className="pin-slips">
      <div className="pin-slips-papers">
        {slips.map(({ name, login, pin }) => (
          <div key={login} className="pin-slip">
            <div>
              <strong>{name}</strong> · 登录名 <span data-login>{login}</span>
            </div>
            <div>
              初始密码 <span className="pin-slip-pin numeric">{pin}</span>
            </div>
            <div className="quiet">第一次进入案卷工作站时换成自己的密码，换好后销毁本条。</div>
          </div>
        ))}
      </div>
      <Button
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => {
          window.print();
        }}
      >
        打印
      </Button>
    </div>
  );
}
