/** Bytes that are not the text that they were declared to be: on which line, what it is and what to do. */
export class EncodingFault extends Error {
  override readonly name = 'EncodingFault';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
