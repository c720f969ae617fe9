import { addDays, addMonths } from '../kernel/civil-date';
import { Money, type Currency } from '../kernel/money';
import type { AuthorityAct } from './authority-act';
import type { AmountRange, AuthorityLine, LengthRange } from './authority-matrix';

/** Whether the line is about this act. A range that the line sets is not met by an act that has no such figure. */
export function covers(line: AuthorityLine, act: AuthorityAct): boolean {
  return (
    line.kind === act.kind &&
    (line.reaches?.includes(act.reach) ?? true) &&
    (!line.varieties || (act.variety !== undefined && line.varieties.includes(act.variety))) &&
    (line.backDated === undefined || line.backDated === act.backDated) &&
    (!line.amount || (act.amount !== undefined && holdsAmount(line.amount, act.amount))) &&
    (!line.length || (act.span !== undefined && holdsSpan(line.length, act.span)))
  );
}

function holdsAmount({ over, upTo }: AmountRange, amount: Money): boolean {
  const of = (text: string): Money => Money.of(text, amount.currency);
  return (over === undefined || amount.isOver(of(over))) && (upTo === undefined || !amount.isOver(of(upTo)));
}

/** Three months from 15 January are over on 15 April: that day is within, the next is not. */
function holdsSpan(range: LengthRange, { from, to }: NonNullable<AuthorityAct['span']>): boolean {
  if ('overMonths' in range || 'upToMonths' in range) {
    const { overMonths, upToMonths } = range;
    if (overMonths !== undefined && to <= addMonths(from, overMonths)) return false;
    return upToMonths === undefined || to <= addMonths(from, upToMonths);
  }
  const { overDays, upToDays } = range as { readonly overDays?: number; readonly upToDays?: number };
  if (overDays !== undefined && to <= addDays(from, overDays)) return false;
  return upToDays === undefined || to <= addDays(from, upToDays);
}

/** The line in words: `instalment plan, over 12 months, not back-dated`. */
export function lineInWords(line: AuthorityLine, currency: Currency): string {
  const words = [line.kind.replaceAll('-', ' ')];
  if (line.varieties) words.push(line.varieties.join(' or '));
  if (line.reaches) words.push(`of ${line.reaches.join(' or ')}`);
  const { amount, length } = line;
  if (amount?.over !== undefined) words.push(`over ${amount.over} ${currency}`);
  if (amount?.upTo !== undefined) words.push(`up to ${amount.upTo} ${currency}`);
  if (length) words.push(...lengthInWords(length));
  if (line.backDated !== undefined) words.push(line.backDated ? 'back-dated' : 'not back-dated');
  return words.join(', ');
}

function lengthInWords(length: LengthRange): string[] {
  const names = { overMonths: 'months', upToMonths: 'months', overDays: 'days', upToDays: 'days' } as const;
  return Object.entries(length).map(
    ([bound, count]) => `${bound.startsWith('over') ? 'over' : 'up to'} ${count} ${names[bound as keyof typeof names]}`,
  );
}
