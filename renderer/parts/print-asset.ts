import { asset } from '../bridge/assets.ts';
import './print-asset.css';

const FRAME_ID = 'print-frame';

/** Opens the print window of the browser for a PDF asset, without leaving the screen. */
export function printAsset(address: string): void {
  document.getElementById(FRAME_ID)?.remove();
  const frame = document.createElement('iframe');
  frame.id = FRAME_ID;
  frame.title = '打印';
  frame.className = 'print-frame';
  frame.src = `${asset(address)}&print`;
  frame.addEventListener('load', () => {
    frame.contentWindow?.focus();
    frame.contentWindow?.print();
  });
  document.body.append(frame);
}
