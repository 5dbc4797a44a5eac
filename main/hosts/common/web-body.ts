import { Readable } from 'node:stream';

type WebBody = NonNullable<ConstructorParameters<typeof Response>[0]>;

/** A stream of Node as the body of a Request or Response. */
export function webBody(stream: Readable): WebBody {
  // The web's stream type is declared by Node and by the DOM library; at run time it is one.
  return Readable.toWeb(stream) as unknown as WebBody;
}
