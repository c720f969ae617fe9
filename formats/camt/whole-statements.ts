import type { CamtBalance, CamtStatement } from './camt-report';

/** The statements that the file has whole: on one page, or with every page from the first to the last. */
export function wholeStatements(statements: readonly CamtStatement[]): CamtStatement[] {
  const pages = new Map<string, CamtStatement[]>();
  for (const statement of statements) {
    if (statement.isWhole) continue;
    const key = `${statement.account} ${statement.id}`;
    pages.set(key, [...(pages.get(key) ?? []), statement]);
  }
  return [...statements.filter(({ isWhole }) => isWhole), ...[...pages.values()].flatMap(joined)];
}

/** Nothing where a page is missing or stands twice. */
function joined(pages: readonly CamtStatement[]): CamtStatement[] {
  const inOrder = [...pages].sort((one, other) => Number(one.page) - Number(other.page));
  const [first] = inOrder;
  const isComplete = inOrder.every(
    ({ page, isLastPage }, at) => Number(page) === at + 1 && isLastPage === (at === inOrder.length - 1),
  );
  if (!first || !isComplete) return [];
  const balances = inOrder.flatMap((page) => page.balances);
  return [{ ...first, isWhole: true, balances, entries: inOrder.flatMap(({ entries }) => entries) }];
}

/** What a statement begins and ends with in a currency. One over several days may repeat both day by day. */
export function boundsOf(
  balances: readonly CamtBalance[],
  currency: string,
): { readonly opening: CamtBalance | undefined; readonly closing: CamtBalance | undefined } {
  const inOrder = balances.filter((balance) => balance.currency === currency).sort(byDate);
  const opening = inOrder.find(({ code }) => code === 'OPBD') ?? inOrder.find(({ code }) => code === 'PRCD');
  return { opening, closing: inOrder.findLast(({ code }) => code === 'CLBD') };
}

export function byDate(one: CamtBalance, other: CamtBalance): number {
  return one.date < other.date ? -1 : Number(one.date > other.date);
}
