import type { Administration } from '../domain/administrations/administration';
import type { SourceSystem } from '../domain/deliveries/source-system';
import type { AdoptedPolicies, StandingAnswer, StandingChange } from '../office/office';
import type { CreditorBooks } from '../reconciliation/creditor-books';
import { conditionsInWords } from './administration-in-words';
import { booksInWords } from './books-in-words';
import { writeLine } from './output';
import { Refused } from './refusals';
import { sourceSystemInWords } from './source-system-in-words';
import { table } from './table';

/** What became of a change of standing data. Throws `Refused` for one that was turned down or taken back before. */
export async function printStanding(
  { outcome, change, replaced = [] }: StandingAnswer,
  what: string,
  whenApproved?: string,
): Promise<void> {
  if (outcome === 'already-so') return writeLine(`${what}: it is so already; nothing was changed.`);
  if (!change) throw new RangeError('A change that is recorded was not read back.');
  if (replaced.length > 0) await writeLine(`It replaces what you put forward before: ${replaced.join(', ')}.`);
  const { changeId, validFrom, settledOn = validFrom, proposedBy, settledBy = '', alone } = change;
  if (outcome === 'waiting') {
    return writeLine(
      `${what}: put forward by ${proposedBy}. It waits for a second person: fordring standing-data approve ${changeId}`,
    );
  }
  if (outcome !== 'approved')
    throw new Refused(`Change ${changeId} was ${outcome} by ${settledBy}. Put a new one forward.`);
  await writeLine(whenApproved ?? `${what} from ${validFrom > settledOn ? validFrom : settledOn} on.`);
  if (alone) {
    process.stderr.write(
      `${proposedBy} took this up alone, since nobody else signs in at an issuer here. Every later change takes a second person.\n`,
    );
  }
}

export async function printStandingChanges(changes: readonly StandingChange[]): Promise<void> {
  if (changes.length === 0) return writeLine('None.');
  const header = ['change', 'creditor', 'of', 'says', 'from', 'state', 'put forward by', 'settled by'];
  const rows = changes.map(
    ({ changeId, creditorId, kind, name, contents, validFrom, state, proposedBy, proposedOn, ...settled }) => [
      ...[changeId, creditorId, `${kind} ${name}`.trim(), whatIsSaid(contents), validFrom, state],
      `${proposedBy} on ${proposedOn}`,
      settled.settledBy === undefined ? '' : `${settled.settledBy} on ${settled.settledOn ?? ''}`,
    ],
  );
  await writeLine(table({ header, rows }));
}

/** A change on one line, as the history of its creditor tells it. */
export function saidByTwo(change: StandingChange): string {
  const { kind, name, contents, validFrom, state, proposedBy, settledBy } = change;
  const persons = settledBy === undefined || settledBy === proposedBy ? proposedBy : `${proposedBy} and ${settledBy}`;
  const stands = state === 'approved' ? '' : `, ${state}`;
  return `  ${`${kind} ${name}`.trim()} from ${validFrom}: ${whatIsSaid(contents)} (${persons}${stands})`;
}

function isAdopted(contents: unknown): contents is AdoptedPolicies {
  return typeof contents === 'object' && contents !== null && 'policyId' in contents && 'versions' in contents;
}

function isChecklist(contents: unknown): contents is { readonly steps: readonly { readonly id: string }[] } {
  return typeof contents === 'object' && contents !== null && 'steps' in contents;
}

function isBooks(contents: unknown): contents is CreditorBooks {
  return typeof contents === 'object' && contents !== null && 'controlAccounts' in contents;
}

function isOrganised(contents: unknown): contents is Omit<Administration, 'administrationId'> {
  return typeof contents === 'object' && contents !== null && 'owns' in contents && 'contacts' in contents;
}

function isSourceSystem(contents: unknown): contents is Omit<SourceSystem, 'sourceSystemId'> {
  return typeof contents === 'object' && contents !== null && 'delivers' in contents && 'calendar' in contents;
}

function organisedInWords({ name, contacts, owns }: Omit<Administration, 'administrationId'>): string {
  const persons = contacts.map((person) => person.name).join(', ') || 'nobody answers for it';
  return `${name}: ${persons}; ${owns.map(conditionsInWords).join('; ') || 'no invoices'}`;
}

/** What the second person must look at before approving: accounts, versions, or whose the invoices are. */
function whatIsSaid(contents: unknown): string {
  if (contents === null) return 'no longer';
  if (typeof contents === 'string') return contents;
  if (Array.isArray(contents)) return contents.join(', ');
  if (isOrganised(contents)) return organisedInWords(contents);
  if (isSourceSystem(contents))
    return sourceSystemInWords(contents)
      .map((line) => line.trim())
      .join('; ');
  if (isChecklist(contents)) return contents.steps.map(({ id }) => id).join(', ');
  if (isBooks(contents)) return booksInWords(contents);
  if (isAdopted(contents)) return `${contents.policyId} ${contents.versions.join(', ')}`;
  const payment: unknown = typeof contents === 'object' && 'payment' in contents ? contents.payment : undefined;
  if (typeof payment !== 'object' || payment === null) return '';
  return Object.entries(payment)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}
