import { Fault } from './fault';

/**
 * Whoever is to be told does not answer at all: the engine, or a database. The message is not at fault. The relay ends its
 * round and begins another a little later.
 */
export class ReceiverAway extends Fault {
  override readonly name = 'ReceiverAway';
  override readonly kind = 'unavailable';
}
