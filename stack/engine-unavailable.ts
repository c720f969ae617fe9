import { Fault } from '../domain/kernel/fault';

/**
 * A server that should be there is not, or the data folder is in use in a way that we cannot join. The message says
 * which server, and what to do.
 */
export class EngineUnavailable extends Fault {
  override readonly name = 'EngineUnavailable';
  override readonly kind = 'unavailable';
}
