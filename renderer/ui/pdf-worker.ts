import 'pdfjs-dist/build/pdf.worker.min.mjs';

/**
 * pdf.js as it reads and draws, beside the page. A document that is left while it is still being read ends here with
 * an error that pdf.js (6.5) throws where neither it nor the page can catch it: that the worker was terminated, as
 * was wanted. This one is no news; every other one is.
 */
addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => {
  const reason: unknown = event.reason;
  if (reason instanceof Error && reason.message === 'Worker was terminated') event.preventDefault();
});
