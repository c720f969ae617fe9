import type { CivilDate } from '../domain/kernel/civil-date';
import { claimedOf } from '../domain/claim/claim';
import { sumOf } from '../domain/kernel/money';
import type { Rulebook } from '../domain/policy/rulebook';
import { invoiceLine, unmatchedLine } from '../rehearsal/portfolio-line';
import type { PortfolioState } from '../rehearsal/preview';
import { countSteps } from '../rehearsal/step-counts';
import { stepsNotTaken } from '../rehearsal/steps-not-taken';
import { write } from './output';
import { table } from './table';
import { counted } from '../domain/kernel/counted';

const LINES_A_WRITE = 2000;

/** Prints how a portfolio stands: for machines a JSON object a line, for people the steps per group and the money. */
export async function printPortfolio(
  state: PortfolioState,
  rulebook: Rulebook,
  until: CivilDate,
  asJson: boolean,
): Promise<void> {
  if (!asJson) {
    await write(summaryOf(state, rulebook, until));
    return;
  }
  let lines: string[] = [];
  for (const claim of state.claims) {
    lines.push(JSON.stringify(invoiceLine(claim, rulebook, until)));
    if (lines.length >= LINES_A_WRITE) {
      await write(`${lines.join('\n')}\n`);
      lines = [];
    }
  }
  for (const match of state.unmatched) lines.push(JSON.stringify(unmatchedLine(match)));
  if (lines.length > 0) await write(`${lines.join('\n')}\n`);
}

function summaryOf(state: PortfolioState, rulebook: Rulebook, until: CivilDate): string {
  const { policy } = rulebook;
  const open = sumOf(state.claims.map(claimedOf), policy.currency);
  return [
    `${policy.title} (${policy.id}, version ${policy.version}) until ${until}`,
    '',
    table(countSteps(state.claims, policy)),
    '',
    ...notTaken(state, rulebook, until),
    `${counted(state.claims.length, 'invoice')}; claimed and open ${open.toString()} ${policy.currency}; ${counted(state.unmatched.length, 'movement')} matched nothing.`,
    '',
  ].join('\n');
}

/** Steps that invoices did not get, each reason once, with one invoice that shows the reason. */
function notTaken({ claims }: PortfolioState, rulebook: Rulebook, until: CivilDate): string[] {
  const found = stepsNotTaken(claims, rulebook, until);
  if (found.length === 0) return [];
  const rows = found.map(({ step, why, invoices }) => [step, String(invoices.length), invoices[0] ?? '', why]);
  return ['Left out, or waiting without a day:', table({ header: ['step', 'invoices', 'such as', 'why'], rows }), ''];
}
