import { Spin } from 'antd';
import { useSyncExternalStore } from 'react';
import { connectivity } from '../bridge/client.ts';

export const useConnectivity = () => useSyncExternalStore(connectivity.subscribe, connectivity.get);

/** The whole window while the core is not there yet. */
export function Connecting() {
  const line = useConnectivity();
  return (
    <div style={{ display: 'grid', placeItems: 'center', height: '100vh' }}>
      <Spin
        delay={400}
        description={
          line === 'lost'
            ? '与程序的连接断开，正在重新连接。若已退出程序，请重新启动。'
            : '正在打开案卷工作站…'
        }
      >
        <div style={{ width: 420, height: 80 }} />
      </Spin>
    </div>
  );
}
