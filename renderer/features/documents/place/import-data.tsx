import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../../../bridge/client.ts';
import { BridgeError } from '../../../bridge/problem.ts';

/** Takes a document exported as data into the case, as a draft, and opens it. */
export function ImportData({ caseId }: { readonly caseId: string }) {
  const navigate = useNavigate();
  const picker = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: async (file: File) =>
      client.documents.importData({ caseId, content: parsed(await file.text(), file.name) }),
    onSuccess: ({ id }) => void navigate(`/documents/${id}`),
  });
  return (
    <>
      <Button
        loading={take.isPending}
        title="把导出的文书数据作为草稿放入本案"
        onClick={() => picker.current?.click()}
      >
        导入数据
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="选择文书数据"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) take.mutate(file);
          event.target.value = '';
        }}
      />
    </>
  );
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new BridgeError({
      code: 'invalid-input',
      message: `“${name}”不是文书数据。请选择由“导出数据”保存的文件。`,
    });
  }
}
