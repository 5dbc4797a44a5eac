import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect } from 'react';
import { RouterProvider } from 'react-router/dom';
import { onNotice } from './bridge/notices.ts';
import { queryClient } from './bridge/query-client.ts';
import { router } from './routes.tsx';
import { useAppearance } from './ui/appearance.ts';
import { themeFor } from './styles/theme.ts';

/** Shows what `say` says. */
function Notices() {
  const { message } = AntApp.useApp();
  useEffect(
    () =>
      onNotice(({ kind, text }) => {
        void message.open({ type: kind, content: text, duration: kind === 'error' ? 8 : 4, key: text });
      }),
    [message],
  );
  return null;
}

/** The whole renderer: language, look, data and places. */
export function App() {
  const { dark } = useAppearance();
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={themeFor(dark)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <Notices />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
