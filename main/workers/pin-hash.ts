import { doPinWork, type PinAsked } from '../platform/secrets/pin-hash.ts';
import { serve } from '../platform/workers/serve.ts';

/** Hashes and checks PINs, one after the other. */
serve<PinAsked>({ work: ({ work }) => doPinWork(work) });
