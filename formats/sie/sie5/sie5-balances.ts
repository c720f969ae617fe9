import { civilDate, daysInMonth } from '../../../domain/kernel/civil-date';
import { attributeOf, childOf, childrenOf, type XmlNode } from '../../xml/xml-node';
import type { ObjectOf, SieBalance, SieYear } from '../sie-file';
import type { Sie5Values } from './sie5-values';

/** The fiscal years, numbered as SIE 4 does: 0 is the primary year, -1 the year before. */
export function yearsOf(root: XmlNode, values: Sie5Values): readonly SieYear[] {
  const written = childrenOf(childOf(root, 'FileInfo', 'FiscalYears'), 'FiscalYear')
    .map((node) => ({
      start: values.month(node, 'start'),
      end: values.month(node, 'end'),
      isPrimary: ['true', '1'].includes(attributeOf(node, 'primary')),
    }))
    .filter(({ start, end }) => start !== '' && end !== '')
    .sort((one, other) => (one.start < other.start ? -1 : 1));
  const marked = written.findIndex(({ isPrimary }) => isPrimary);
  const primary = marked === -1 ? written.length - 1 : marked;
  return written.map(({ start, end }, index) => ({
    year: index - primary,
    from: civilDate(`${start}-01`),
    to: civilDate(`${end}-${daysInMonth(Number(end.slice(0, 4)), Number(end.slice(5)))}`),
  }));
}

/**
 * What each account brings into a year and has at its end. SIE 5 states balances by month: the first opening balance of a
 * year is its opening balance, and the last closing balance its closing balance or, of costs and income, its result.
 */
export function balancesOf(root: XmlNode, years: readonly SieYear[], values: Sie5Values): readonly SieBalance[] {
  return childrenOf(childOf(root, 'Accounts'), 'Account').flatMap((account) => {
    const isOfResult = ['cost', 'income'].includes(attributeOf(account, 'type'));
    const stated = account.children.flatMap((node) => statedBy(node, values));
    return years.flatMap((year) => {
      const ofYear = stated.filter(({ month }) => month >= year.from.slice(0, 7) && month <= year.to.slice(0, 7));
      const opening = outermost(ofYear, 'OpeningBalance', (one, other) => one < other);
      const closing = outermost(ofYear, 'ClosingBalance', (one, other) => one > other);
      return [
        ...opening.map((each) => balanceOf(each, each.objects.length > 0 ? 'OIB' : 'IB')),
        ...closing.map((each) => balanceOf(each, each.objects.length > 0 ? 'OUB' : isOfResult ? 'RES' : 'UB')),
      ];
      function balanceOf({ amount, objects }: Stated, record: SieBalance['record']): SieBalance {
        return { record, year: year.year, account: attributeOf(account, 'id'), objects, amount, line: values.place };
      }
    });
  });
}

interface Stated {
  readonly side: 'OpeningBalance' | 'ClosingBalance';
  readonly month: string;
  readonly objects: readonly ObjectOf[];
  readonly amount: SieBalance['amount'];
}

function statedBy(node: XmlNode, values: Sie5Values): Stated[] {
  const side = (['OpeningBalance', 'ClosingBalance'] as const).find(
    (known) => node.name === known || node.name === `${known}Multidim`,
  );
  if (!side) return [];
  const objects = childrenOf(node, 'ObjectReference').map((reference) => ({
    dimension: attributeOf(reference, 'dimId'),
    object: attributeOf(reference, 'objectId'),
  }));
  return [{ side, month: values.month(node, 'month'), objects, amount: values.amount(node) }];
}

/** The balances of the first or the last month, for each of the objects by itself. */
function outermost(
  stated: readonly Stated[],
  side: Stated['side'],
  isFurtherOut: (month: string, than: string) => boolean,
): readonly Stated[] {
  const found = new Map<string, Stated>();
  for (const each of stated.filter((one) => one.side === side)) {
    const key = JSON.stringify(each.objects);
    const other = found.get(key);
    if (!other || isFurtherOut(each.month, other.month)) found.set(key, each);
  }
  return [...found.values()];
}
