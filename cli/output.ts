/** Writes to standard output and waits while the reader is slow; a reader that has gone away is no error of ours. */
export async function write(text: string): Promise<void> {
  if (process.stdout.destroyed || process.stdout.write(text)) return;
  await new Promise<void>((resolve) => {
    process.stdout.once('drain', resolve);
    process.stdout.once('close', resolve);
    process.stdout.once('error', () => {
      resolve();
    });
  });
}

export async function writeLine(text = ''): Promise<void> {
  await write(`${text}\n`);
}
