import type { Pool } from 'pg';
import { remarksOn, type RaisedRemark, type RemarkStanding } from '../../domain/audit/audit-remark';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { auditEntries, inTurn, sayInAuditFile, type AuditAct, type ProofFile } from './audit-file';
import { AuditRefused } from './audit-refused';

/** The remarks that were raised until a day. */
export async function remarksOf(pool: Pool, creditorId: string, asOf: CivilDate): Promise<RemarkStanding[]> {
  return remarksOn(asOf, await auditEntries(pool, { creditorId, kind: 'remark' }));
}

/** What somebody says of a remark. */
export interface RemarkAct extends AuditAct {
  readonly remarkId: string;
  readonly says: string;
  readonly file?: ProofFile | undefined;
}

export interface RemarkAnswer {
  readonly already: boolean;
  readonly remark: RemarkStanding;
}

/** Throws `AuditRefused`: the same id with other contents is another remark. */
export async function raiseRemark(pool: Pool, said: RemarkAct, raised: RaisedRemark): Promise<RemarkAnswer> {
  const { already } = await sayInAuditFile(pool, said, {
    ...{ kind: 'remark', subject: said.remarkId, mark: 'raised', says: said.says, file: said.file },
    data: { ...raised },
    refuse(before) {
      if (before.length === 0) return;
      throw new AuditRefused(
        'other-content',
        `Remark ${said.remarkId} was raised already. Give a new remark another id.`,
      );
    },
  });
  return { already, remark: await remarkMeant(pool, said) };
}

const TURNS = {
  answered: { after: ['raised', 'answered', 'reopened'] },
  handled: { after: ['answered', 'reopened'] },
  closed: { after: ['handled'], doneBy: 'handled the remark' },
  reopened: { after: ['handled', 'closed'] },
} as const;

/** Throws `AuditRefused`. Who handled a remark does not close it. */
export async function sayOfRemark(
  pool: Pool,
  said: RemarkAct & { readonly dueOn?: CivilDate | undefined },
  mark: keyof typeof TURNS,
): Promise<RemarkAnswer> {
  const { remarkId, says, file, by, dueOn } = said;
  await remarkMeant(pool, said);
  const { after, ...turn } = TURNS[mark];
  const { already } = await sayInAuditFile(pool, said, {
    ...{ kind: 'remark', subject: remarkId, mark, says, file },
    ...(dueOn !== undefined && { data: { dueOn } }),
    refuse: inTurn(`Remark ${remarkId}`, after, { by, ...turn }),
  });
  return { already, remark: await remarkMeant(pool, said) };
}

async function remarkMeant(pool: Pool, { creditorId, remarkId, today }: RemarkAct): Promise<RemarkStanding> {
  const found = (await remarksOf(pool, creditorId, today)).find((one) => one.remarkId === remarkId);
  if (found) return found;
  throw new AuditRefused(
    'no-such-remark',
    `No remark ${remarkId} was raised by ${today}. fordring remark list lists them.`,
  );
}
