import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api } from '../../bridge/client.ts';
import { SeatChoice } from './seat-choice.tsx';
import './seat-screen.css';

/** Before anything else: who is at the keyboard. */
export function SeatScreen() {
  const place = useQuery(api.session.place.queryOptions({ input: {} }));
  return (
    <main className="seat-screen">
      <div className="seat-screen-card sheet">
        <div className="quiet">{place.data?.bureau ?? '案卷工作站'}</div>
        <h1>请选择操作人员</h1>
        <p className="quiet">每一步操作都记在所选人员名下，之后可以在右上角更换。</p>
        {place.data?.practicePin !== undefined && (
          <Alert
            showIcon
            type="info"
            style={{ marginBottom: 12 }}
            title={`练习档案：这里的人和案件都是编的，每个人的密码都是${place.data.practicePin}。`}
          />
        )}
        <SeatChoice />
      </div>
    </main>
  );
}
