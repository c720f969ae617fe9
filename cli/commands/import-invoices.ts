import type { Command } from 'commander';
import { createRequire } from 'node:module';
import type { Pool } from 'pg';
import { registerCreditor, registerPolicy } from '../../office/creditors/register-creditor';
import type { Debtor } from '../../office/creditors/register-debtors';
import { deliverFacts } from '../../office/claims/deliver-facts';
import type { Policy } from '../../domain/policy/policy';
import { readDebtors } from '../../formats/csv/read-debtors';
import { readInvoices } from '../../formats/csv/read-invoices';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { readUblInvoice } from '../../formats/ubl/read-ubl-invoice';
import { DANISH_SAMPLE_CHART, SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { rulebookOf } from '../../policies/rulebook';
import { registrationsOf } from '../../domain/claim/registrations';
import { DEFAULT_CREDITOR } from '../choose-creditor';
import { caseEngineOf } from '../engines';
import { EXIT } from '../exit-codes';
import { withFordring, type OpenFordring } from '../open-fordring';
import { writeLine } from '../output';
import { policyFrom } from '../policy-argument';
import { progressBar } from '../progress-bar';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { namelessDebtors } from '../read-portfolio';
import { tellOfSample } from '../sample-creditor';

const load = createRequire(__filename);

interface Options {
  readonly creditor: string;
  readonly policy?: string;
  readonly debtors?: string;
  readonly group?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** `fordring import invoices`: from CSV, or one Peppol BIS 3 or OIOUBL invoice. */
export function addImportInvoices(parent: Command, ended: (exitCode: number) => void): void {
  parent
    .command('invoices')
    .argument(
      '<file>',
      'CSV (invoice_number,debtor_id,invoice_group,issued_on,due_on,amount,currency,payment_reference) or one UBL invoice (XML)',
    )
    .description('register invoices; each becomes a claim with a workflow of its own')
    .option('--creditor <id>', 'whose invoices they are', DEFAULT_CREDITOR)
    .option('--policy <policy>', 'under which a new creditor follows up its claims (default: by the currency)')
    .option('--debtors <file>', 'CSV: debtor_id,kind,name,address,postal_code,city,country,identity_number')
    .option('--group <group>', 'invoice group of a UBL invoice that states none')
    .option('--dry-run', 'read and check, register nothing')
    .option('--json', 'for machines')
    .action(async (file: string, options: Options) => {
      const { invoices, debtors } = await read(file, options);
      const policy = await policyFrom(options.policy ?? policyFor(invoices));
      const checked = registrationsOf(options.creditor, invoices, rulebookOf(policy));
      const result = options.dryRun
        ? { registered: 0, repeated: 0 }
        : await withFordring(async (fordring) => {
            if (options.policy !== undefined) await bringUpToDate(fordring.pool, options.creditor, policy);
            return register(fordring, options.creditor, policy, invoices, debtors);
          });
      tellOfSample(options.creditor);
      await writeLine(
        options.json
          ? JSON.stringify({ file, creditor: options.creditor, policy: policy.id, invoices: checked.length, ...result })
          : options.dryRun
            ? `${checked.length} invoices can be registered under ${policy.id}; nothing was.`
            : `${result.registered} invoices registered for ${options.creditor}, ${result.repeated} were registered already.`,
      );
      ended(EXIT.done);
    });
}

async function read(
  file: string,
  { debtors, group }: Options,
): Promise<{ invoices: InvoiceRecord[]; debtors: Debtor[] }> {
  const content = await readInputFile(file);
  if (/^(\uFEFF)?\s*</.test(content.subarray(0, 200).toString('utf8'))) {
    const { invoice, debtor } = readUblInvoice(content, { ...(group && { invoiceGroup: group }) });
    return { invoices: [invoice], debtors: debtor ? [debtor] : namelessDebtors([invoice]) };
  }
  const invoices = readInvoices(content);
  const known = debtors ? readDebtors(await readInputFile(debtors)) : [];
  const named = new Set(known.map(({ debtorId }) => debtorId));
  return { invoices, debtors: [...known, ...namelessDebtors(invoices.filter(({ debtorId }) => !named.has(debtorId)))] };
}

function policyFor(invoices: readonly InvoiceRecord[]): string {
  return invoices[0]?.amount.currency === 'DKK' ? 'dk-statens-administration' : 'se-botkyrka';
}

async function register(
  { pool, client, configuration, stack }: OpenFordring,
  creditorId: string,
  policy: Policy,
  invoices: readonly InvoiceRecord[],
  debtors: readonly Debtor[],
): Promise<{ registered: number; repeated: number }> {
  const kept = await policyOfCreditor(pool, creditorId);
  if (kept && kept !== policy.id) {
    throw new Refused(
      `Creditor ${creditorId} follows up its claims under ${kept}, not under ${policy.id}. Leave --policy out, or name another creditor.`,
    );
  }
  if (!kept) {
    const chart = policy.country === 'SE' ? SWEDISH_SAMPLE_CHART : DANISH_SAMPLE_CHART;
    await registerCreditor(pool, { creditorId, name: creditorId, policy, chart, paymentAccounts: [] });
  }
  const { FordringClient } = load('../../client/fordring-client') as typeof import('../../client/fordring-client');
  const fordring = await FordringClient.connect({ databaseUrl: stack.databaseUrl });
  try {
    const result = await fordring.registerInvoices(creditorId, { debtors, invoices });
    const engine = caseEngineOf({ client, configuration });
    const progress = progressBar('Starting workflows', process.stderr);
    let started = 0;
    for (let batch = await deliverFacts(pool, engine); batch > 0; batch = await deliverFacts(pool, engine)) {
      started += batch;
      progress.show(Math.min(started, result.registered), result.registered, '');
    }
    progress.end();
    return result;
  } finally {
    await fordring.close();
  }
}

/**
 * A creditor that is there goes on under the version of its policy that it has, until somebody names the policy again: new
 * invoices then begin under the newest version, and a decision (`policy-change`) moves those before it.
 */
async function bringUpToDate(pool: Pool, creditorId: string, policy: Policy): Promise<void> {
  if ((await policyOfCreditor(pool, creditorId)) !== policy.id) return;
  const known = await pool.query('SELECT FROM fordring.policy_version WHERE policy_id = $1 AND version = $2', [
    policy.id,
    policy.version,
  ]);
  await registerPolicy(pool, policy);
  if (known.rowCount !== 0) return;
  process.stderr.write(
    `New invoices of every creditor under ${policy.id} begin under its version ${policy.version} from now on; those before stay under theirs until a policy-change is decided.\n`,
  );
}

async function policyOfCreditor(pool: Pool, creditorId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ policy_id: string }>(
    'SELECT policy_id FROM fordring.creditor WHERE creditor_id = $1',
    [creditorId],
  );
  return rows[0]?.policy_id;
}
