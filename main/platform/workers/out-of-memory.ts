/** Workers, WebAssembly and typed arrays that cannot grow any more say so each in their own way. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof RangeError ||
  (error instanceof Error &&
    (('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') ||
      /out of memory|OOM|enlarge memory/i.test(error.message)));
