import type { Declaration } from '../../reconciliation/declaration';
import { danishFigures } from '../paper/written-figures';
import { ageInWords, askingFor, movementLines, statementOf, titleOf } from './danish-declaration';

const { bareAmount, shortDate } = danishFigures;

const WIDTH = 64;

/** A notice is read, the document is filed. */
const MOST_ITEMS = 50;

/** The declaration as plain text, for a notice: figures stand under each other. */
export function declarationText(declaration: Declaration): string {
  const { currency, notDue, overdue, byAge, overdueItems } = declaration;
  const asks = askingFor(declaration);
  const movements = movementLines(declaration);
  return [
    titleOf(declaration),
    '',
    statementOf(declaration),
    ...(asks === undefined ? [] : [asks]),
    '',
    ...(movements.length === 0
      ? []
      : [
          `Bevægelser i perioden (${currency})`,
          ...movements.map(([label, amount]) => line(label, bareAmount(amount))),
          '',
        ]),
    `Poster efter alder (${currency})`,
    line('Ikke forfaldne', bareAmount(notDue)),
    ...byAge.map(({ age, invoices, amount }) => line(`${ageInWords(age)} (${invoices})`, bareAmount(amount))),
    line('Forfaldne i alt', bareAmount(overdue)),
    '',
    ...(overdueItems.length === 0
      ? []
      : [
          'Forfaldne poster',
          ...overdueItems
            .slice(0, MOST_ITEMS)
            .map(({ invoiceNumber, dueOn, amount }) =>
              line(`${invoiceNumber}, forfalden ${shortDate(dueOn)}`, bareAmount(amount)),
            ),
          ...(overdueItems.length > MOST_ITEMS
            ? [`… og ${overdueItems.length - MOST_ITEMS} flere, i erklæringens PDF.`]
            : []),
          '',
        ]),
  ].join('\n');
}

function line(label: string, figure: string): string {
  return `${label.padEnd(WIDTH - figure.length - 1)} ${figure}`;
}
