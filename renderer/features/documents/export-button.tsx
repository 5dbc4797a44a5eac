import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';

export type ExportFormat = 'docx' | 'json';

const items: { key: ExportFormat; label: string }[] = [
  { key: 'docx', label: 'DOCX（用 WPS 打开）' },
  { key: 'json', label: '数据（JSON，可导入其他案件）' },
];

const formatOf = (key: string): ExportFormat => (key === 'json' ? 'json' : 'docx');

/** 导出: the document for a word processor, or as data. */
export function ExportButton({ onExport }: { readonly onExport: (format: ExportFormat) => void }) {
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => {
          onExport(formatOf(key));
        },
      }}
    >
      <Button>
        导出 <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
