import { useMutation } from '@tanstack/react-query';
import { Alert, Input } from 'antd';
import { api } from '../../bridge/client.ts';

/** 备考表 against the archive: its code, typed or scanned, is looked up in the record of acts. */
export function CompareCode() {
  const compare = useMutation(api.archive.compareCode.mutationOptions());
  return (
    <section>
      <h2>核对备考表</h2>
      <div className="quiet">
        输入或者用扫描枪扫描备考表上的“案卷校验码”，核对纸质案卷装订以后操作记录有没有被改动。
      </div>
      <Input.Search
        aria-label="案卷校验码"
        placeholder="AJ-1234-9F3A-22C1-0B7E-45D8"
        enterButton="核对"
        loading={compare.isPending}
        onSearch={(code) => {
          if (code.trim() !== '') compare.mutate({ code });
        }}
      />
      {compare.data !== undefined && (
        <Alert type={compare.data.holds ? 'success' : 'error'} showIcon title={compare.data.said} />
      )}
    </section>
  );
}
