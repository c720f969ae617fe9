import { InputRefused } from '../../domain/kernel/input-refused';
import type { SetAside } from '../../domain/payment/set-aside';

/**
 * For a file that is to be taken in whole or not at all: refuses it when a row would be set aside. Our own payments out are
 * no reason. Throws `InputRefused`.
 */
export function refuseAside(rows: readonly SetAside[] = []): void {
  const aside = rows.filter(({ reason }) => reason !== 'payment-out');
  if (aside.length === 0) return;
  const problems = aside.map(({ line, says }) => ({ line, message: says }));
  throw new InputRefused('The bank file was refused; nothing of it was taken in.', problems);
}
