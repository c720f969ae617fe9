/** Where money can be that a person took in, before the bank has it: in cash, or with a card company or Swish. */
export const HAND_PLACES = ['till', 'moneyInTransit'] as const;
export type HandPlace = (typeof HAND_PLACES)[number];

/** Money at the bank, or where a person took it in. Each place has an account of its own in the chart. */
export type MoneyPlace = 'bank' | HandPlace;

/**
 * Where money is that a person took in or gave out at an account, as the person named the account: `counter` and
 * `counter-2` are tills, an account of a bank file is the bank, and everything else (card, a Swish number) is on its way
 * to the bank.
 */
export function placeOf(account: string, isBankAccount: boolean): MoneyPlace {
  if (isBankAccount) return 'bank';
  return /^(counter|till)(\b|$)/i.test(account) ? 'till' : 'moneyInTransit';
}
