import type { Command } from 'commander';
import { ownedAloneBy } from '../domain/administrations/administration';
import { counted } from '../domain/kernel/counted';
import type { Watch, WriteDownProposal, WriteDownTrack } from '../office/office';
import type { ReportLanguage } from '../print/reports/report-words';
import { writeDownSheet } from '../print/reports/write-down-sheet';
import { atCounter, type AtCounter } from './at-counter';
import { withAsOf } from './day-argument';
import { EXIT } from './exit-codes';
import { writeLine } from './output';
import { Refused } from './refusals';
import { TOKEN_FILE } from './signed-in';
import { table } from './table';
import { CREDITOR } from './with-creditor';
import { withSheet, writeReport } from './write-sheet';

/** `fordring decisions write-downs`: the list of a half-year, put forward, and followed from proposed to booked. */
export function addWriteDowns(decisions: Command, ended: (exitCode: number) => void): void {
  withSheet(withAsOf(decisions.command('write-downs')))
    .description(
      'what each administration is to write down, by how far its claims have come; twice a year (by invoice group where there are no administrations)',
    )
    .option('--propose', 'put the list forward, one decision for each administration')
    .option('--track', 'how far the write-downs of the last twelve months have come')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (_own: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        Record<'creditor' | 'asOf' | 'tokenFile' | 'out', string | undefined> &
          Record<'propose' | 'track' | 'json', true | undefined> & { readonly language?: ReportLanguage }
      >();
      const { json } = options;
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const at = caller(await creditorMeant());
        if (options.track) return showTrack(await office.decisions.writeDownTrack(at, {}), json);
        if (!options.propose) {
          const list = await office.decisions.writeDowns(at, {}, NAMED);
          if (options.out !== undefined) await writeList(options, list, await office.creditors.today(at, {}));
          return showProposals(list, json);
        }
        const proposed = await office.decisions.proposeWriteDowns(at, {}, NAMED);
        const refused = proposed.flatMap(({ answer }) => (answer.outcome === 'refused' ? answer.refusal.message : []));
        const recorded = proposed.flatMap(({ proposal, answer }) =>
          answer.outcome === 'recorded' ? [{ proposal, isOld: answer.replayed }] : [],
        );
        await showProposals(
          recorded.map(({ proposal }) => proposal),
          json,
        );
        if (!json) await writeLine(whatWasPutForward(recorded));
        if (refused[0] !== undefined) throw new Refused(refused[0]);
      });
      ended(EXIT.done);
    });
}

/** A claim on which nothing can be decided is on no list, so it is named beside the list. */
const NAMED: Watch = {
  undecidable: (claims) => {
    for (const { claimId, why } of claims)
      process.stderr.write(`${claimId} is left out, nothing can be decided on it: ${why}\n`);
  },
};

/** A proposal of which no administration is told is answered by nobody, so the command says so. */
function whoIsTold(proposals: readonly WriteDownProposal[]): string {
  const untold = proposals.filter(({ administrationId }) => ownedAloneBy(administrationId) === undefined);
  if (untold.length === 0) return '';
  return `\nNo administration owns the claims, so nobody is told and nobody answers: ${untold.map(({ decisionId }) => decisionId).join(', ')}. Say whose they are: fordring administration add.`;
}

function whatWasPutForward(
  recorded: readonly { readonly proposal: WriteDownProposal; readonly isOld: boolean }[],
): string {
  if (recorded.length === 0) return 'Nothing was put forward.';
  const old = recorded.filter(({ isOld }) => isOld).length;
  const before = old === 0 ? '' : `; ${counted(old, 'decision')} ${old === 1 ? 'was' : 'were'} put forward before`;
  return `${counted(recorded.length - old, 'decision')} put forward${before}. Another person approves: fordring decisions.${whoIsTold(recorded.map(({ proposal }) => proposal))}`;
}

async function writeList(
  { out = '', language }: { readonly out: string | undefined; readonly language?: ReportLanguage },
  proposals: readonly WriteDownProposal[],
  { today: asOf, name, country, currency }: Awaited<ReturnType<AtCounter['office']['creditors']['today']>>,
): Promise<void> {
  await writeReport(
    { out, ...(language && { language }) },
    { proposals, name, country, currency, asOf },
    writeDownSheet,
  );
}

async function showProposals(proposals: readonly WriteDownProposal[], json: true | undefined): Promise<void> {
  if (json) {
    for (const { lines, ...proposal } of proposals)
      await writeLine(JSON.stringify({ ...proposal, claims: lines.length, lines }));
    return;
  }
  const header = ['decision', 'answer by', 'claims', 'principal', 'VAT', 'costs', 'interest', 'in all'];
  const rows = proposals.map(({ decisionId, answerBy, lines, principal, vat, fee, interest, total }) => [
    ...[decisionId, answerBy, `${lines.length}`],
    ...[principal, vat, fee, interest, total].map(String),
  ]);
  await writeLine(proposals.length === 0 ? 'Nothing is to be written down.' : table({ header, rows }));
}

async function showTrack(tracks: readonly WriteDownTrack[], json: true | undefined): Promise<void> {
  if (json) for (const track of tracks) await writeLine(JSON.stringify(track));
  else {
    const header = ['of', 'proposed', 'decided', 'booked', 'waiting'];
    const rows = tracks.map(({ administrationId, invoiceGroup, proposed, decided, booked, waiting }) => [
      administrationId ?? invoiceGroup,
      ...[proposed, decided, booked].map(String),
      waiting.join(', '),
    ]);
    await writeLine(tracks.length === 0 ? 'Nothing was proposed.' : table({ header, rows }));
  }
}
