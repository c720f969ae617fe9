import { indexCandidates, matchPayments, type PaymentMatch } from '../../domain/payment/match-payments';
import type { BankFile } from '../../formats/bank-file';
import type { SetAside } from '../../domain/payment/set-aside';
import type { Desk } from '../counter/act';
import { dayOfImport } from './day-of-import';
import { importPayments } from './import-payments';
import { OutcomeCount, type ImportReport, type MovementOutcome } from './import-report';
import { sha256Of, type IncomingBankFile } from './incoming-bank-file';
import { ownerOfBankFile } from './owner-of-bank-file';

/** What would become of a bank file. */
export interface BankFileLookedAt {
  readonly format: BankFile['format'];
  /** Whose file it is; nobody's where no creditor keeps its account or currency, and all of it would be in suspense. */
  readonly creditorId?: string;
  readonly report: ImportReport;
  /** Rows that would be set aside. */
  readonly aside: readonly SetAside[];
  readonly movements: readonly { readonly match: PaymentMatch; readonly outcome: MovementOutcome }[];
}

/** Matches and decides as an import does, and leaves the books untouched. Throws what an import throws. */
export async function lookAtBankFile(
  desk: Desk,
  { fileName, content }: IncomingBankFile,
  file: BankFile,
): Promise<BankFileLookedAt> {
  const creditorId = await ownerOfBankFile(desk, file);
  if (creditorId === undefined) return { format: file.format, aside: file.aside ?? [], ...ofNobody(file) };
  const movements: { match: PaymentMatch; outcome: MovementOutcome }[] = [];
  const aside: SetAside[] = [];
  const { progress } = desk.watch;
  const report = await importPayments(desk.pool, {
    ...{ creditorId, file, fileName, sha256: sha256Of(content), rulebookFor: (await desk.rulebooks()).for },
    today: desk.caller.today ?? (await dayOfImport(desk.pool, creditorId, file, desk.clock)),
    dryRun: true,
    ...(progress && { progress }),
    onMovement: (match, outcome) => movements.push({ match, outcome }),
    onAside: (row) => aside.push(row),
  });
  return { format: file.format, creditorId, report, aside, movements };
}

/** Nobody's invoices are known, so nothing can match; the file itself was checked all the same. */
function ofNobody({ movements, aside = [] }: BankFile): Pick<BankFileLookedAt, 'report' | 'movements'> {
  const count = new OutcomeCount();
  for (const movement of movements) count.add('suspense', movement);
  for (const row of aside) count.addAside(row);
  return {
    report: {
      ...{ movements: movements.length, replayed: false, outcomes: count.list() },
      ...(aside.length > 0 && { aside: count.asideList() }),
    },
    movements: matchPayments(movements, indexCandidates([])).map((match) => ({ match, outcome: 'suspense' })),
  };
}
