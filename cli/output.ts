/** Every writer waits on the one promise: a listener for each of them would be a leak. */
let waiting: Promise<void> | undefined;
let isReaderGone = false;

/** Writes to standard output and waits while the reader is slow; a reader that has gone away is no error of ours. */
export async function write(text: string): Promise<void> {
  if (isReaderGone || process.stdout.destroyed || process.stdout.write(text)) return;
  waiting ??= untilRead();
  await waiting;
}

export async function writeLine(text = ''): Promise<void> {
  await write(`${text}\n`);
}

function untilRead(): Promise<void> {
  const { stdout } = process;
  return new Promise((resolve) => {
    const ends = (): void => {
      stdout.off('drain', ends);
      stdout.off('close', goes);
      stdout.off('error', goes);
      waiting = undefined;
      resolve();
    };
    const goes = (): void => {
      isReaderGone = true;
      ends();
    };
    stdout.once('drain', ends);
    stdout.once('close', goes);
    stdout.once('error', goes);
  });
}
