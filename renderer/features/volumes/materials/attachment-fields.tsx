import { Input, Select } from 'antd';
import type { Attachment, Material } from '#shared/contract/volumes.ts';
import { bySpelling } from '../../../copy/option-search.ts';
import { DateField } from '../../../ui/date-field.tsx';
import { materialOptions } from './material-options.ts';

export type AttachmentChange = Pick<Attachment, 'material' | 'purpose' | 'place' | 'photographer'> & {
  /** a day, nothing (''), or a text that is no day yet */
  readonly date: string;
};

interface AttachmentFieldsProps {
  readonly attachment: Attachment;
  readonly materials: readonly Material[];
  readonly value: AttachmentChange;
  readonly onChange: (value: AttachmentChange) => void;
}

/** What is said of a scan or photo itself: its kind and day, and of a photo where and by whom it was taken, and what it proves. */
export function AttachmentFields({ attachment, materials, value, onChange }: AttachmentFieldsProps) {
  return (
    <>
      <label>
        种类
        <Select
          aria-label="种类"
          showSearch={bySpelling}
          value={value.material}
          options={[{ value: '', label: '没有指明' }, ...materialOptions(materials)]}
          onChange={(material: string) => {
            onChange({ ...value, material });
          }}
        />
      </label>
      <label>
        日期
        <DateField
          aria-label="日期"
          value={value.date}
          onChange={(date) => {
            onChange({ ...value, date });
          }}
        />
      </label>
      {(attachment.kind === 'photo' || value.material === 'photo') && (
        <>
          <label>
            拍摄地点
            <Input
              maxLength={60}
              value={value.place}
              onChange={(event) => {
                onChange({ ...value, place: event.target.value });
              }}
            />
          </label>
          <label>
            拍摄人
            <Input
              maxLength={40}
              placeholder="例如：张三、李喆"
              value={value.photographer}
              onChange={(event) => {
                onChange({ ...value, photographer: event.target.value });
              }}
            />
          </label>
          <label>
            证明对象
            <Input.TextArea
              aria-label="证明对象"
              autoSize={{ minRows: 2, maxRows: 4 }}
              maxLength={200}
              placeholder="印在照片页上，例如：证明当事人货架上陈列过期食品"
              value={value.purpose}
              onChange={(event) => {
                onChange({ ...value, purpose: event.target.value });
              }}
            />
          </label>
        </>
      )}
    </>
  );
}
