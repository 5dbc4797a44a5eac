import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';

export type ExportFormat = 'pdf' | 'docx' | 'json';

const items: { key: ExportFormat; label: string }[] = [
  { key: 'pdf', label: 'PDF' },
  { key: 'docx', label: 'DOCX（用 WPS 打开）' },
  { key: 'json', label: '数据（JSON，可导入其他案件）' },
];

const formatOf = (key: string): ExportFormat => items.find((item) => item.key === key)?.key ?? 'pdf';

/** 导出: the document as it is printed, for a word processor, or as data. */
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
