import { DefaultLogger, type LogLevel, type LogMetadata } from '@temporalio/worker';
import { withoutContents } from '../domain/kernel/without-contents';

/** The worker's log. An error in it, with every cause, tells nothing of what stands in the data. */
export class QuietLogger extends DefaultLogger {
  override log(level: LogLevel, message: string, meta?: LogMetadata): void {
    for (const value of Object.values(meta ?? {})) withoutContents(value);
    super.log(level, message, meta);
  }
}
