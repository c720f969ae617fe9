import { tryAgainNow } from '../../../store/relay/set-aside';
import { nothingRefused } from '../../support/nothing-refused';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import {
  createGaeldsstyrelsenFiles,
  createAgencyFiles,
  createIntrumFiles,
  createKfmFiles,
} from '../../../office/counterparts/file-counterparts';
import type { CounterpartName } from '../../../office/counterparts/counterpart-facts';
import type { AnswerNote } from '../../../office/counterparts/answer-notes';
import type { WaitingCase } from '../../../office/counterparts/case-outcomes';
import type { CounterpartPorts, PortsFor } from '../../../office/counterparts/counterpart-ports';
import { deliverCases } from '../../../office/counterparts/deliver-cases';
import { recordAnswers } from '../../../office/counterparts/record-answers';
import { retryHeldCases } from '../../../office/counterparts/retry-held-cases';
import { inTransaction } from '../../../store/connect';
import { executeCommand, type CommandResult, type LedgerCommand } from '../../../office/claims/execute-command';
import { registerClaims } from '../../../office/registration/register-claims';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { writeDebtors, type Debtor } from '../../../office/creditors/register-debtors';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { DANISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import type { GaeldsstyrelsenAnswer } from '../../../formats/counterparts/gaeldsstyrelsen-records';
import { type IntrumAnswer } from '../../../formats/counterparts/intrum';
import { type KfmApplication } from '../../../formats/counterparts/kfm';
import type { KfmAnswer } from '../../../formats/counterparts/kfm-records';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { withAgency } from '../../policies/rulebooks/with-agency';
import { anna, carryOut, demanded, invoice, register, rulebookFor, step, useLedger } from '../ledger-world';
import { readAgencyCases } from '../../support/counterparts/agency-side';
import {
  readGaeldsstyrelsenClaims,
  writeGaeldsstyrelsenReceipts,
} from '../../support/counterparts/gaeldsstyrelsen-side';
import { readIntrumCases, writeIntrumAccounts } from '../../support/counterparts/intrum-side';
import { readKfmApplications, writeKfmAnswers } from '../../support/counterparts/kfm-side';

const danish = rulebookOf(dkStatensAdministration);

const setting = (value: string) => ({ value, reason: 'tried', sources: ['test'] });

/** The same, with 100.00 for each reminder, and interest with the second. */
export const danishWithFees = rulebookOf({
  ...dkStatensAdministration,
  id: 'dk-with-fees',
  lateInterest: { pointsOverReference: setting('8') },
  steps: dkStatensAdministration.steps.map((rule) =>
    rule.document
      ? { ...rule, fee: setting('100.00'), ...(rule.step === 'second-reminder' && { chargesInterest: true as const }) }
      : rule,
  ),
});

/** A town, its ledger, and the folders of its counterparts; new for each test. */
export interface CounterpartWorld {
  readonly pool: Pool;
  readonly folder: string;
  readonly portsFor: PortsFor;
  /** What the operator was told, in order. */
  readonly waiting: WaitingCase[];
  readonly notes: AnswerNote[];
  readonly deliver: (portsFor?: PortsFor) => Promise<number>;
  readonly retry: (today: string, portsFor?: PortsFor) => Promise<number>;
  readonly listen: (today: string) => Promise<number>;
}

export function useCounterparts(): () => CounterpartWorld {
  const ledger = useLedger();
  let world: CounterpartWorld | undefined;
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fordring-cases-'));
    world = worldIn(await ledger(), folder);
  });
  afterEach(async () => {
    if (world) await rm(world.folder, { recursive: true });
    world = undefined;
  });
  return () => {
    if (!world) throw new Error('Ask inside a test.');
    return world;
  };
}

function worldIn(pool: Pool, folder: string): CounterpartWorld {
  const portsOf: PortsFor = (creditorId) => {
    const folders = { folder: join(folder, creditorId), creditorId };
    return {
      kfm: createKfmFiles(folders),
      intrum: createIntrumFiles(folders),
      agency: createAgencyFiles(folders),
      gaeldsstyrelsen: createGaeldsstyrelsenFiles(folders),
    };
  };
  const waiting: WaitingCase[] = [];
  const notes: AnswerNote[] = [];
  const dependencies = {
    pool,
    portsFor: portsOf,
    rulebookFor: (policyId: string) =>
      [danish, danishWithFees, withAgency].find(({ policy }) => policy.id === policyId) ?? rulebookFor(),
    onWaiting: (cases: readonly WaitingCase[]) => waiting.push(...cases),
    onNotes: (news: readonly AnswerNote[]) => notes.push(...news),
  };
  return {
    pool,
    folder,
    portsFor: portsOf,
    waiting,
    notes,
    deliver: async (portsFor = portsOf) => {
      await tryAgainNow(pool);
      return deliverCases({ ...dependencies, portsFor }, nothingRefused);
    },
    retry: async (today, portsFor = portsOf) => {
      await tryAgainNow(pool);
      return retryHeldCases({ ...dependencies, portsFor, today: () => civilDate(today) }, nothingRefused);
    },
    listen: (today) => recordAnswers({ ...dependencies, today: () => civilDate(today) }),
  };
}

/** Invoices of 1,200.00 that went the whole way to Kronofogden on 18 March 2016. */
export async function referred(pool: Pool, ...numbers: readonly string[]): Promise<void> {
  await register(pool, ...numbers.map((number) => invoice({ number })));
  for (const number of numbers) await goesToKronofogden(pool, number);
}

export async function goesToKronofogden(pool: Pool, number: string): Promise<void> {
  await demanded(pool, number);
  await carryOut(pool, number, '2016-03-01', step('warning'));
  await carryOut(pool, number, '2016-03-18', step('referral'));
}

export async function ruledAndMonitored(pool: Pool, number: string): Promise<void> {
  await carryOut(pool, number, '2016-06-20', {
    type: 'RecordRuling',
    rulingId: 'by hand',
    ruledOn: civilDate('2016-06-20'),
  });
  await carryOut(pool, number, '2016-06-20', step('monitoring'));
}

/** Brings the register of the town's debtors up to date. */
export async function mend(pool: Pool, changes: Partial<Debtor>): Promise<void> {
  await inTransaction(pool, (client) => writeDebtors(client, 'town', [{ ...anna, ...changes }]));
}

/** All applications in Kronofogden's files, in order of file and line. */
export async function applications({ folder }: CounterpartWorld): Promise<KfmApplication[]> {
  const out = join(folder, 'town', 'kfm', 'out');
  const files = await filesIn(out);
  const read = await Promise.all(files.map(async (name) => readKfmApplications(await readFile(join(out, name)))));
  return read.flatMap(({ instructions }) =>
    instructions.filter((each): each is KfmApplication => each.instruction === 'application'),
  );
}

export async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.txt')).sort();
}

/**
 * Everything that a counterpart's files say, in order, a line each: `2016-04-01 reduction town/1 7 2016-04-01 payment 200.00
 * 1184.46`, which is the day of telling, the record, and its fields.
 */
export async function told(
  { folder }: CounterpartWorld,
  counterpart: CounterpartName,
  creditor = counterpart === 'gaeldsstyrelsen' ? 'aasby' : 'town',
): Promise<string[]> {
  const out = join(folder, creditor, counterpart, 'out');
  const lines: string[] = [];
  for (const name of await filesIn(out)) {
    const bytes = await readFile(join(out, name));
    for (const said of recordsIn(counterpart, bytes)) lines.push(`${name.slice(-14, -4)} ${wordsIn(said)}`);
  }
  return lines;
}

function recordsIn(counterpart: CounterpartName, bytes: Buffer): readonly object[] {
  switch (counterpart) {
    case 'kfm':
      return readKfmApplications(bytes).instructions.map((each) =>
        each.instruction === 'application'
          ? { record: 'application', caseId: each.caseId, principal: each.principal.amount }
          : each,
      );
    case 'intrum':
      return readIntrumCases(bytes).records.map(({ value }) =>
        value.record === 'case' ? { record: 'case', caseId: value.caseId, principal: value.principal } : value,
      );
    case 'agency':
      return readAgencyCases(bytes).records.map(({ value }) =>
        value.record === 'case' ? { record: 'case', caseId: value.caseId, principal: value.principal } : value,
      );
    case 'gaeldsstyrelsen':
      return readGaeldsstyrelsenClaims(bytes).records.map(({ value }) =>
        value.record === 'fordring'
          ? {
              record: 'fordring',
              reference: value.fordringshaverreference,
              restgaeld: value.restgaeld,
              haeftere: value.haeftere?.map(({ haefterNummer }) => haefterNummer).join('+'),
            }
          : value,
      );
  }
}

/** The day of telling is in the file's name already. */
function wordsIn(said: object): string {
  return Object.entries(said)
    .filter(([name, value]) => name !== 'on' && value !== undefined)
    .map(([, value]) => String(value))
    .join(' ');
}

/** As when the power goes after the counterpart has it, and before the ledger knows: the call is made, and fails. */
export function cutAfter(portsFor: PortsFor, call: 'refer' | 'recall' | 'adjust'): PortsFor {
  const cut = async (done: Promise<unknown>): Promise<never> => {
    await done;
    throw new Error('the power went');
  };
  return (creditorId) => {
    const { kfm, intrum, agency, gaeldsstyrelsen } = portsFor(creditorId);
    const cutting = <Port extends CounterpartPorts[keyof CounterpartPorts]>(port: Port): Port => ({
      ...port,
      [call]: (...said: never[]) => cut((port[call] as (...said: never[]) => Promise<unknown>)(...said)),
    });
    return {
      kfm: cutting(kfm),
      intrum: cutting(intrum),
      agency: cutting(agency),
      gaeldsstyrelsen: cutting(gaeldsstyrelsen),
    };
  };
}

/** Lays a file into a counterpart's answers. */
export async function lay(
  { folder }: CounterpartWorld,
  counterpart: string,
  name: string,
  text: string,
  creditor = 'town',
) {
  await mkdir(join(folder, creditor, counterpart, 'in'), { recursive: true });
  await writeFile(join(folder, creditor, counterpart, 'in', name), text);
}

const start = { creditorId: 'town', sequence: 1, writtenOn: civilDate('2016-03-21') };

export function kfmAnswers(...answers: readonly KfmAnswer[]): string {
  return writeKfmAnswers(start, answers);
}

export function intrumAccounts(...accounts: readonly IntrumAnswer[]): string {
  return writeIntrumAccounts(start, accounts);
}

export function psrmReceipts(...receipts: readonly GaeldsstyrelsenAnswer[]): string {
  return writeGaeldsstyrelsenReceipts({ ...start, creditorId: 'aasby' }, receipts);
}

export function approved(caseId: string, on = '2016-03-21'): KfmAnswer {
  return {
    record: 'receipt',
    caseId,
    on: civilDate(on),
    status: 'approved',
    authorityCaseId: '01-7-16',
    fault: undefined,
  };
}

/** Åsby's claim 1 of 2,345.50 kroner on Hans Hansen, accepted by the client and handed over on 8 March 2016. */
export async function danishReferred(pool: Pool, under = danish): Promise<void> {
  const { policy } = under;
  const act = (on: string, command: LedgerCommand) => actInAasby(pool, on, command, under);
  await registerCreditor(pool, {
    creditorId: 'aasby',
    name: 'Åsby Kommune',
    policy,
    chart: DANISH_SAMPLE_CHART,
    paymentAccounts: [],
  });
  const day = civilDate('2016-01-02');
  const danishClaim = {
    on: day,
    claimId: 'aasby/1',
    creditorId: 'aasby',
    invoiceNumber: '1',
    invoiceGroup: 'dagtilbud',
    issuedOn: day,
    dueOn: civilDate('2016-02-01'),
    amount: Money.of('2345.50', 'DKK'),
    paymentReference: '71',
    debtorStatus: 'ordinary' as const,
    policyId: policy.id,
    policyVersion: policy.version,
  };
  const hans = { ...anna, debtorId: 'hans', name: 'Hans Hansen', country: 'DK', identityNumber: '251248-9996' };
  await registerClaims(pool, {
    creditorId: 'aasby',
    debtors: [hans],
    registrations: [{ debtorId: 'hans', claim: danishClaim }],
    rulebookFor: () => under,
  });
  await act('2016-02-08', step('reminder'));
  await act('2016-02-22', step('second-reminder'));
  await act('2016-03-07', step('acceptance'));
  const answeredOn = civilDate('2016-03-08');
  await act('2016-03-08', { type: 'AnswerAcceptance', answerId: 'yes', answeredOn, accepted: true });
  await act('2016-03-08', step('referral'));
}

/** Carries out a command on Åsby's claim 1, on its day. */
export function actInAasby(pool: Pool, on: string, command: LedgerCommand, under = danish): Promise<CommandResult> {
  return executeCommand(pool, {
    claimId: 'aasby/1',
    command,
    today: civilDate(on),
    key: on + command.type,
    rulebookFor: () => under,
  });
}
