import { dayFaults } from '../domain/claim/possible-days';
import { whereInvoiceIs } from '../domain/claim/registrations';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { InputProblem } from '../domain/kernel/input-refused';
import type { Portfolio } from './portfolio';

/**
 * The portfolio without the invoices whose days cannot be right, and without the facts of those invoices. One mistyped year
 * does not hold up the others. Each invoice that is left out is named, by line and field.
 */
export function withPossibleDays(
  portfolio: Portfolio,
  today: CivilDate,
): { readonly portfolio: Portfolio; readonly problems: readonly InputProblem[] } {
  const problems: InputProblem[] = [];
  const leftOut = new Set<string>();
  for (const invoice of portfolio.invoices) {
    const faults = dayFaults(invoice, today);
    if (faults.length > 0) leftOut.add(invoice.invoiceNumber);
    for (const fault of faults) problems.push({ ...whereInvoiceIs(invoice), ...fault });
  }
  if (leftOut.size === 0) return { portfolio, problems };
  const isLeft = ({ invoiceNumber }: { readonly invoiceNumber: string }) => !leftOut.has(invoiceNumber);
  const { invoices, facts } = portfolio;
  return { portfolio: { ...portfolio, invoices: invoices.filter(isLeft), facts: facts.filter(isLeft) }, problems };
}
