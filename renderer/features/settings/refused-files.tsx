import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api } from '../../bridge/client.ts';

/** Files of rule data with an error: nothing of them is in use until they are mended. */
export function RefusedFiles() {
  const refused = useQuery(api.settings.refusedFiles.queryOptions({ input: {} })).data ?? [];
  if (refused.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title="有规则文件写错，其中的内容没有采用，请改正后重新打开程序"
      description={
        <ul className="refused-files">
          {refused.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      }
    />
  );
}
