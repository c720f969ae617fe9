import type { Item } from './items';
import type { Materiality, RunEvent, StatedBalance } from './run-events';
import type { RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { agrees, type NotTested } from './stated-figure';

type Matched = Extract<RunEvent, { type: 'RunMatched' }>;

/** All that a person answers for who signs a run. */
export interface Answered {
  readonly matched: Matched;
  /** Nothing is left of the result, nor of earlier periods. */
  readonly leavesNothing: boolean;
  readonly open: number;
  readonly untested: NotTested;
  /** What a person states in place of the balances that the files do not say. */
  readonly stated?: StatedBalance;
  /** What is left, against the threshold that the creditor has stated. */
  readonly materiality?: Materiality;
  /** Differences that are none any more by a person's word and no file's, while this run was open. */
  readonly settled: readonly Item[];
  /** Earlier periods that stay unsigned for good because of it. */
  readonly earlier: readonly RunRow[];
  /** Recipes that this one rests on, and whose run of the period is not signed. */
  readonly unsignedBefore: readonly string[];
}

/** What of it asks for a reason, a sentence each, so that nobody answers for what they were not told; none when nothing does. */
export function wantsReason(run: RunRow, answered: Answered): RunRefused | undefined {
  const { settled, earlier } = answered;
  const said = [
    ...(answered.leavesNothing ? [] : [whatIsLeft(answered)]),
    ...(settled.length > 0 ? [whatWasSettled(settled)] : []),
    ...whatIsMaterial(answered),
    ...whatWasNotTested(answered),
    ...answered.unsignedBefore.map((recipe) => `${recipe} for ${run.period} comes first, and is not signed.`),
    ...(earlier.length > 0
      ? [
          `${earlier.map(({ period }) => period).join(', ')} of ${run.recipe} ${earlier.length === 1 ? 'is' : 'are'} begun and not signed, and cannot be signed once ${run.period} is.`,
        ]
      : []),
  ];
  if (said.length === 0) return undefined;
  return new RunRefused(
    'reason-missing',
    `${run.recipe} for ${run.period}: ${said.join(' ')} Say why it is signed all the same: --reason.`,
  );
}

function whatIsLeft({ matched: { remaining, sameFile, failing = 0 }, open, untested: { kept } }: Answered): string {
  if (sameFile) return 'Both sides are the very same file, which agrees with itself: better deliver the right one.';
  const broken = (kept.brokenRules ?? [])
    .slice(0, MOST_NAMED)
    .map(({ rule, source, says = [] }) => ` ${source} breaks a rule: ${[rule, ...says.slice(0, 1)].join('; ')}.`);
  const identities = failing === 0 ? '' : ` ${failing} ${failing === 1 ? 'identity does' : 'identities do'} not hold.`;
  const why = `${identities}${broken.join('')}`;
  if (open > 0 || remaining !== '0.00')
    return `It leaves ${remaining}, and ${open} ${open === 1 ? 'difference' : 'differences'} open.${why}`;
  return `It is not clean, although no difference is open:${why === '' ? ' no row of a file counts in the period (fordring reconciliations show says which).' : why}`;
}

function whatIsMaterial({ materiality, untested: { kept } }: Answered): string[] {
  if (!materiality?.material) return [];
  const { answersFor, threshold } = materiality;
  const touched = (kept.effects ?? [])
    .slice(0, MOST_NAMED)
    .map(({ account, period, amount }) => `${account === '' ? '' : `account ${account}, `}${period}: ${amount}`);
  const where = touched.length === 0 ? '' : ` It touches ${touched.join('; ')}.`;
  return [`It is material: ${answersFor} is left, and the threshold is ${threshold}.${where}`];
}

const MOST_NAMED = 5;

function whatWasSettled(settled: readonly Item[]): string {
  const named = settled.slice(0, MOST_NAMED).map(({ itemId, amount }) => `${itemId} (${amount})`);
  const more = settled.length > MOST_NAMED ? `, and ${settled.length - MOST_NAMED} more` : '';
  const what = settled.length === 1 ? 'One difference was' : `${settled.length} differences were`;
  return `${what} settled by a person's word: ${named.join(', ')}${more}.`;
}

function whatWasNotTested({ untested: { identities, figures }, stated }: Answered): string[] {
  const reasons = new Map<string, number>();
  for (const { why } of identities) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const because = [...reasons].map(([why, count]) => `${count}: ${why.replace(/\.$/, '')}`).join('; ');
  const missing = figures.map(({ what }) => what).join(', ');
  return [
    ...(identities.length > 0
      ? [
          `${identities.length} ${identities.length === 1 ? 'identity is' : 'identities are'} not tested (${because}); fordring reconciliations show names them.`,
        ]
      : []),
    ...(figures.length > 0 && !stated
      ? [
          `Completeness not tested: the files do not say ${missing}. State that balance (--stated-balance); without it nothing is clean, and nothing opens.`,
        ]
      : []),
    ...(stated && !agrees(stated)
      ? [
          `The balance stated is ${stated.closing}, and by the ledger it is ${stated.byLedger}.${stated.opening === undefined ? ' If the account had money before the ledger began, state the opening balance too (--stated-opening).' : ''}`,
        ]
      : []),
  ];
}
