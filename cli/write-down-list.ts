import type { Command } from 'commander';
import type { Watch, WriteDownProposal, WriteDownTrack } from '../office/office';
import { atCounter } from './at-counter';
import { withAsOf } from './day-argument';
import { EXIT } from './exit-codes';
import { writeLine } from './output';
import { Refused } from './refusals';
import { TOKEN_FILE } from './signed-in';
import { table } from './table';

/** `fordring decisions write-downs`: the list of a half-year, put forward, and followed from proposed to booked. */
export function addWriteDowns(decisions: Command, ended: (exitCode: number) => void): void {
  withAsOf(decisions.command('write-downs'))
    .description('what is to be written down of each invoice group, by how far its claims have come; twice a year')
    .option('--propose', 'put the list forward, one decision for each group')
    .option('--track', 'how far the write-downs of the last twelve months have come')
    .option('--creditor <id>', 'of which creditor, where there are several')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (_own: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        Record<'creditor' | 'asOf' | 'tokenFile', string | undefined> &
          Record<'propose' | 'track' | 'json', true | undefined>
      >();
      const { json } = options;
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const at = caller(await creditorMeant());
        if (options.track) return showTrack(await office.decisions.writeDownTrack(at, {}), json);
        if (!options.propose) return showProposals(await office.decisions.writeDowns(at, {}, NAMED), json);
        const proposed = await office.decisions.proposeWriteDowns(at, {}, NAMED);
        const refused = proposed.flatMap(({ answer }) => (answer.outcome === 'refused' ? answer.refusal.message : []));
        await showProposals(
          proposed.filter(({ answer }) => answer.outcome === 'recorded').map(({ proposal }) => proposal),
          json,
        );
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

async function showProposals(proposals: readonly WriteDownProposal[], json: true | undefined): Promise<void> {
  if (json) {
    for (const { lines, ...proposal } of proposals)
      await writeLine(JSON.stringify({ ...proposal, claims: lines.length, lines }));
    return;
  }
  const header = ['decision', 'claims', 'principal', 'VAT', 'costs', 'interest', 'in all'];
  const rows = proposals.map(({ decisionId, lines, principal, vat, fee, interest, total }) => [
    decisionId,
    `${lines.length}`,
    ...[principal, vat, fee, interest, total].map(String),
  ]);
  await writeLine(proposals.length === 0 ? 'Nothing is to be written down.' : table({ header, rows }));
}

async function showTrack(tracks: readonly WriteDownTrack[], json: true | undefined): Promise<void> {
  if (json) for (const track of tracks) await writeLine(JSON.stringify(track));
  else {
    const header = ['group', 'proposed', 'decided', 'booked', 'waiting'];
    const rows = tracks.map(({ invoiceGroup, proposed, decided, booked, waiting }) => [
      invoiceGroup,
      ...[proposed, decided, booked].map(String),
      waiting.join(', '),
    ]);
    await writeLine(tracks.length === 0 ? 'Nothing was proposed.' : table({ header, rows }));
  }
}
