import { civilDate } from '../../domain/kernel/civil-date';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { withSimulatedAnswers } from '../../rehearsal/on-engine/simulated-answers';
import { sampleMunicipality } from '../../sample/sample-municipality';
import { portfolioOf } from '../sample/read-back';
import { previewedLines } from './lived-twice';

export const UNTIL = civilDate('2016-06-30');

/** Two dozen of Sjövik's invoices of the first months, among them most of those that are not paid in time. */
export function lateDebtors() {
  const rulebook = rulebookOf(seBotkyrka);
  const whole = withSimulatedAnswers(portfolioOf(sampleMunicipality()), rulebook, UNTIL);
  const unusual = new Set(
    previewedLines(whole, seBotkyrka, UNTIL)
      .filter((line) => line.includes('"demand"'))
      .map((line) => (JSON.parse(line) as { invoice: string }).invoice),
  );
  const late = whole.invoices.filter(({ invoiceNumber }) => unusual.has(invoiceNumber)).slice(0, 12);
  const invoices = [...late, ...whole.invoices.filter((invoice) => !late.includes(invoice)).slice(0, 2)];
  const numbers = new Set(invoices.map(({ invoiceNumber }) => invoiceNumber));
  const references = new Set(
    invoices.flatMap(({ invoiceNumber, paymentReference }) => [invoiceNumber, paymentReference]),
  );
  return {
    ...whole,
    invoices,
    facts: whole.facts.filter(({ invoiceNumber }) => numbers.has(invoiceNumber)),
    movements: whole.movements.filter((movement) =>
      movement.references.some(({ reference }) => references.has(reference)),
    ),
  };
}
