import { Alert, Modal } from 'antd';
import { useCursorBack } from '../../ui/window.tsx';
import { SeatChoice } from './seat-choice.tsx';
import './seat-lost.css';

/**
 * The seat of this window is gone, though nobody stood up. What is on the screen stays as it is behind this window,
 * unseen, and goes on once somebody sits down.
 */
export function SeatLost({ why }: { readonly why: string }) {
  // What was being written goes on where it was.
  useCursorBack();
  return (
    <Modal
      open
      title="请选择操作人员"
      width={560}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      zIndex={3000}
      classNames={{ mask: 'seat-lost-mask' }}
    >
      <Alert role="alert" showIcon type="warning" title={why} />
      <p className="quiet">已填写、尚未保存的内容还在，选好以后可以继续。</p>
      <SeatChoice />
    </Modal>
  );
}
