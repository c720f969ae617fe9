import type { SourceSystem } from '../domain/deliveries/source-system';

const WHEN: Readonly<Record<SourceSystem['calendar']['every'], string>> = {
  'banking-day': 'every banking day',
  month: 'every month',
  quarter: 'every quarter',
  call: 'when there is something',
};

/** By which calendar a system delivers: `every month, 3 banking days after its end`. */
export function calendarInWords({ every, onDay, bankingDaysAfter }: SourceSystem['calendar']): string {
  if (onDay !== undefined) return `${WHEN[every]}, on day ${onDay}`;
  if (bankingDaysAfter)
    return `${WHEN[every]}, ${bankingDaysAfter} banking ${bankingDaysAfter === 1 ? 'day' : 'days'} after its end`;
  return WHEN[every];
}

/** One line for each thing that is agreed of a source system. */
export function sourceSystemInWords(system: Omit<SourceSystem, 'sourceSystemId'>, id?: string): string[] {
  const { name, owner, delivers, calendar, since, through, agreedBy, isNumbered, tellsTotals, fileName } = system;
  return [
    id === undefined ? name : `${name} (${id})`,
    `  owner: ${owner}`,
    `  interface: ${system.interface}`,
    `  delivers ${delivers}, ${calendarInWords(calendar)}, since ${since}${through === undefined ? '' : ` through ${through}`}`,
    `  agreed by ${agreedBy}`,
    ...(isNumbered ? ['  its deliveries are numbered without gaps'] : []),
    ...(tellsTotals ? ['  each delivery tells its count and its sum'] : []),
    ...(fileName === undefined ? [] : [`  its files are named ${fileName}`]),
  ];
}
