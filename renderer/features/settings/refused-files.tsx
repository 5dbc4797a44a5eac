import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api } from '../../bridge/client.ts';
import { TakeFile } from './take-file.tsx';

/** Files of rule data with an error: nothing of them is in use until they are mended. */
export function RefusedFiles() {
  const refused = useQuery(api.settings.refusedFiles.queryOptions({ input: {} })).data ?? [];
  if (refused.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title="有规则文件没有采用；写错的请改正后重新打开程序"
      description={
        <ul className="refused-files">
          {refused.map(({ message, untaken }) => (
            <li key={message}>
              {message}
              {untaken !== undefined && <TakeFile {...untaken} />}
            </li>
          ))}
        </ul>
      }
    />
  );
}
