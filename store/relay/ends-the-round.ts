import { ReceiverAway } from '../../domain/kernel/receiver-away';
import { isConnectionLoss } from '../connection-loss';

/** Whether nobody can be told now, whatever the message is. */
export function endsTheRound(problem: unknown): problem is Error {
  return problem instanceof ReceiverAway || isConnectionLoss(problem);
}
