import { EditOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import type { DragEvent } from 'react';
import type { VolumeItem } from '#shared/contract/volumes.ts';
import { pageText } from '../plan-view.ts';

interface OrderItemProps {
  readonly item: VolumeItem;
  /** Are there several bound volumes, so that page numbers alone are not enough? */
  readonly several: boolean;
  readonly here: boolean;
  readonly reachable: boolean;
  readonly over: boolean;
  readonly onSelect: () => void;
  readonly onEdit: () => void;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** 件: one piece with the pages it takes. */
export function OrderItem(props: OrderItemProps) {
  const { item, several, here, reachable, over, onSelect, onEdit } = props;
  const pages = pageText(item);
  const about = [item.documentNumber, item.date, item.remark].filter(
    (text) => text !== undefined && text !== '',
  );
  return (
    <div
      className={`volume-item ${here ? 'volume-here' : ''} ${over ? 'volume-drop-before' : ''}`}
      data-item={item.id}
      tabIndex={reachable ? 0 : -1}
      role="button"
      aria-pressed={here}
      aria-label={`${item.title}，${pages === '' ? '没有页号' : `第${pages}页`}`}
      draggable
      onFocus={(event) => {
        if (event.target === event.currentTarget && !here) onSelect();
      }}
      onClick={onSelect}
      onDoubleClick={onEdit}
      onDragStart={props.onDragStart}
      onDragOver={props.onDragOver}
      onDrop={props.onDrop}
    >
      <span className="volume-item-pages numeric">
        {several && <span className="quiet">{item.volume}卷 </span>}
        {pages}
      </span>
      <span className="volume-item-about">
        <span className="volume-item-title">
          {item.title}
          {item.draft && <Tag color="gold">草稿</Tag>}
          {item.moved && <Tag>已移动</Tag>}
        </span>
        {about.length > 0 && (
          <span className="quiet volume-item-small">
            {about.map((text) => (
              <span key={text}>{text}</span>
            ))}
          </span>
        )}
      </span>
      <Button
        type="text"
        size="small"
        className="volume-item-edit"
        tabIndex={here ? 0 : -1}
        icon={<EditOutlined aria-hidden />}
        aria-label={`改《${item.title}》的题名、备注或者位置`}
        title="改题名、备注、位置（Enter）"
        onClick={(event) => {
          event.stopPropagation();
          onEdit();
        }}
      />
    </div>
  );
}
