import { ipcRenderer } from 'electron';

/** What this script uses of the page; the rest of the DOM is none of its business. */
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(type: 'message', listener: (event: { source: unknown; data: unknown }) => void): void;
  postMessage(message: string, target: string, transfer: readonly unknown[]): void;
};

// The page says it listens; it gets one end of a line to the core, the core the other. Nothing else passes here.
window.addEventListener('message', ({ source, data }) => {
  if (source !== window || data !== 'anjuan:ready') return;
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('anjuan:connect', null, [port1]);
  window.postMessage('anjuan:port', window.location.origin, [port2]);
});
