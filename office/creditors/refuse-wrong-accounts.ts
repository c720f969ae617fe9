import { InputRefused, type InputProblem } from '../../domain/kernel/input-refused';
import { accountFault } from '../../domain/payment/account-fault';
import type { Country } from '../../domain/policy/policy';

/** Throws `InputRefused`, naming each account whose digits cannot be right. */
export function refuseWrongAccounts(accounts: readonly string[], country: Country): void {
  const problems = accounts.flatMap((account, at) =>
    // One account may have several names, with = between them.
    account.split('=').flatMap((name): InputProblem[] => {
      const message = accountFault(name.trim(), country);
      return message === undefined ? [] : [{ field: `account ${at + 1}`, message }];
    }),
  );
  if (problems.length > 0) throw new InputRefused('The accounts cannot be right; nothing was done.', problems);
}
