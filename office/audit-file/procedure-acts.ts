import { z } from 'zod';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day, word } from '../counter/words';
import { changeAt } from '../creditors/standing-desk';
import { keepFile } from './audit-file';
import { AuditRefused } from './audit-refused';
import { auditAct, proofWords } from './material-acts';
import { proceduresOn } from './procedures';

const FAULTS = ['CreditorUnknown', 'AuditRefused'];
const procedureId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is no id: small letters, digits and hyphens');

export const procedures = act({
  summary:
    'The business procedures of a creditor: each version, whether it is a draft or in force, who adopted it, and when it is looked at again.',
  permission: 'read',
  input: z.strictObject({ procedureId: word.exactOptional() }),
  faults: FAULTS,
  async handle(desk, { procedureId: asked }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const { name, country } = creditor;
    const all = await proceduresOn(desk.pool, creditorId, asOf);
    const versions = all.filter((one) => asked === undefined || one.procedureId === asked);
    return { creditorId, name, country, asOf, versions };
  },
});

export const adoptProcedure = act({
  summary:
    'Puts a version of a business procedure forward with its document; a second person adopts it, and until then it is a draft.',
  permission: 'adopt-procedures',
  input: z.strictObject({
    procedureId,
    title: z.string().trim().min(1).max(200),
    version: word,
    adoptedBy: z.string().trim().min(1).max(200),
    adoptedOn: day,
    reviewBy: day,
    file: proofWords,
    validFrom: day.exactOptional(),
  }),
  faults: [...FAULTS, 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { procedureId: name, file, validFrom, ...said }) {
    const by = await auditAct(desk);
    const { creditorId, today } = by;
    if (said.adoptedOn > today) {
      throw new AuditRefused(
        'not-adopted',
        `The document says that it was adopted on ${said.adoptedOn}, which has not come on ${today}.`,
      );
    }
    if (said.reviewBy <= today) {
      throw new AuditRefused(
        'day-behind',
        `Look at the procedure again on a day after ${today}, not by ${said.reviewBy}.`,
      );
    }
    const sha256 = await keepFile(desk.pool, by, file);
    const other = (await proceduresOn(desk.pool, creditorId, today)).find(
      (one) =>
        one.procedureId === name &&
        one.version === said.version &&
        one.sha256 !== sha256 &&
        one.state !== 'turned-down',
    );
    if (other) {
      throw new AuditRefused(
        'version-taken',
        `Version ${said.version} of ${name} is another document (${other.sha256.slice(0, 8)}). Give the new document a version of its own.`,
      );
    }
    const contents = { ...said, sha256, fileName: file.fileName };
    const change = { creditorId, today, kind: 'procedure' as const, name, contents, validFrom };
    return { creditorId, procedureId: name, sha256, ...(await changeAt(desk, change)) };
  },
});

export const endProcedure = act({
  summary: 'Takes a business procedure out of force from a day on: two persons say so.',
  permission: 'adopt-procedures',
  input: z.strictObject({ procedureId, validFrom: day.exactOptional() }),
  faults: [...FAULTS, 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { procedureId: name, validFrom }) {
    const { creditorId, today } = await here(desk);
    const isKnown = (await proceduresOn(desk.pool, creditorId, today)).some((one) => one.procedureId === name);
    if (!isKnown) {
      throw new AuditRefused('no-such-procedure', `There is no procedure ${name}. fordring procedure list lists them.`);
    }
    const change = { creditorId, today, kind: 'procedure' as const, name, contents: null, validFrom };
    return { creditorId, procedureId: name, ...(await changeAt(desk, change)) };
  },
});
