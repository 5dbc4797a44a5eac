/** Takes finished pieces of a file in order. */
export interface ByteSink {
  write(pieces: readonly Uint8Array[]): Promise<void>;
}

const END_OF_STREAM = Buffer.from('\nendstream\nendobj\n');

/**
 * Writes a PDF object by object, so that nothing but the table of offsets has to stay in memory.
 * Object bodies are given as PDF syntax in which every character is one byte; bytes of streams are passed
 * on without being copied. Nothing reaches the sink before `flush` or `finish`.
 */
export class PdfWriter {
  readonly #sink: ByteSink;
  #offsets: number[] = [0];
  #position = 0;
  #text = '';
  #pieces: Uint8Array[] = [];

  constructor(sink: ByteSink) {
    this.#sink = sink;
    // The second line tells transfer programs that the file is binary.
    this.#text = '%PDF-1.7\n%\xe5\xe5\xe5\xe5\n';
  }

  /** Bytes written so far, pending ones included. */
  get size(): number {
    return this.#position + this.#text.length;
  }

  /** A fresh object number. */
  reserve(): number {
    return this.#offsets.push(0) - 1;
  }

  /** Writes an object other than a stream. */
  object(number: number, body: string): void {
    this.#begin(number);
    this.#text += `${body}\nendobj\n`;
  }

  /** Writes a stream; `entries` are the entries of its dictionary without Length. */
  stream(number: number, entries: string, contents: Uint8Array): void {
    this.#begin(number);
    this.#text += `<<${entries}/Length ${contents.length}>>stream\n`;
    this.#closeText();
    this.#push(contents);
    this.#push(END_OF_STREAM);
  }

  /** Hands everything pending to the sink. */
  async flush(): Promise<void> {
    this.#closeText();
    const pieces = this.#pieces;
    this.#pieces = [];
    if (pieces.length > 0) await this.#sink.write(pieces);
  }

  /** Writes the table of offsets and the trailer; returns the size of the file. */
  async finish(trailer: {
    readonly root: number;
    readonly info: number;
    readonly id: string;
  }): Promise<number> {
    const start = this.size;
    const lines = this.#offsets.map((offset, number) =>
      number === 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
    );
    this.#text +=
      `xref\n0 ${lines.length}\n${lines.join('')}trailer\n<</Size ${lines.length}/Root ${trailer.root} 0 R` +
      `/Info ${trailer.info} 0 R/ID[<${trailer.id}><${trailer.id}>]>>\nstartxref\n${start}\n%%EOF\n`;
    await this.flush();
    return this.#position;
  }

  #begin(number: number): void {
    if (this.#offsets[number] !== 0 || number === 0)
      throw new Error(`object ${number} written twice or never reserved`);
    this.#offsets[number] = this.size;
    this.#text += `${number} 0 obj\n`;
  }

  #closeText(): void {
    if (this.#text === '') return;
    this.#push(Buffer.from(this.#text, 'latin1'));
    this.#text = '';
  }

  #push(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#position += piece.length;
  }
}

/** A sink that keeps the file in memory. */
export class MemorySink implements ByteSink {
  readonly #pieces: Uint8Array[] = [];

  write(pieces: readonly Uint8Array[]): Promise<void> {
    this.#pieces.push(...pieces);
    return Promise.resolve();
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }
}

/** A text as a PDF string that holds any character: UTF-16 with byte order mark, in hexadecimal. */
export function pdfText(text: string): string {
  const bytes = Buffer.from(text, 'utf16le').swap16();
  return `<FEFF${bytes.toString('hex').toUpperCase()}>`;
}

/** A number without exponent, to a thousandth: more is below what any printer resolves. */
export function pdfNumber(value: number): string {
  const text = value.toFixed(4).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** An instant `2026-03-05T09:30:12+08:00` as a PDF date. */
export function pdfDate(instant: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})([+-]\d{2}):(\d{2})$/.exec(instant);
  if (match === null) throw new Error(`not an instant: ${instant}`);
  const [, year, month, day, hour, minute, second, zoneHour, zoneMinute] = match;
  return `(D:${year}${month}${day}${hour}${minute}${second}${zoneHour}'${zoneMinute}')`;
}
