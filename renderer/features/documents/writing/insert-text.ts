/**
 * Puts words into a text box in place of `from`–`to`, the cursor behind them, and tells the box's owner as typing does.
 */
export function insertText(box: HTMLTextAreaElement, text: string, from: number, to: number): void {
  box.focus();
  box.setRangeText(text, from, to, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}
