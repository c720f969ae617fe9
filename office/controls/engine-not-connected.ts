import { Fault } from '../../domain/kernel/fault';

/** This door was opened without an engine. Ask where the engine is reached. */
export class EngineNotConnected extends Fault {
  override readonly name = 'EngineNotConnected';
  override readonly kind = 'unavailable';
}
