import type { Refusal } from './answer';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';

/** Every step heeds the hours in which letters leave, so that nobody is written to at night. */
export function outsideSendingWindow(step: StepName, { policy }: Rulebook): Refusal {
  const { fromHour, toHour } = policy.sendingWindow;
  return {
    refused: 'outside-sending-window',
    message: `${step} waits for the hours in which letters leave, from ${fromHour} to ${toHour}.`,
  };
}
