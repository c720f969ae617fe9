import type { Caller, Office } from '../office/office';
import type {
  AboutItem,
  Acknowledgement,
  Approval,
  Delivered,
  Delivery,
  DeliveryOfParts,
  FiledEvidence,
  Item,
  NoticeInList,
  OverviewQuestion,
  Party,
  PartyInList,
  PartyToEnter,
  RunAtAGlance,
  RunDossier,
  RunToStart,
  Scheduling,
  Signing,
  Verified,
  Withdrawal,
  Withdrawn,
} from '../office/office';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { Declaration } from '../reconciliation/declaration';
import type { RunName, RunNotice } from '../workflows/reconciliation-port';
import type { Callers } from './callers';

/** A question about the runs of one creditor, or of all. */
export type RunsAsked = Omit<OverviewQuestion, 'creditorId'> & { readonly creditorId?: string };

/** On which creditor's books, and on which day. */
type Errand = Pick<Caller, 'creditorId' | 'today'>;

/**
 * Where people reconcile, each known by their own token: begin a run, deliver its files, look into differences, prepare,
 * sign, acknowledge. `PermissionMissing` says that the creditor's matrix does not permit it, `RunRefused` which rule of a
 * run is against it (`refused`), `IdentityRefused` that a token proves nothing.
 *
 * ```ts
 * const { reconciliations } = await FordringClient.connect({ databaseUrl, temporal, identity, token });
 * await reconciliations.deliver(token, { creditorId, recipe: 'ky-finance', period: '2026-10', source: 'left', … });
 * const [run] = await reconciliations.overview({ creditorId, period: '2026-10', today });
 * ```
 */
export class ReconciliationDesk {
  private readonly acts: Office['reconciliations'];
  private readonly callers: Callers;

  constructor(acts: Office['reconciliations'], callers: Callers) {
    this.acts = acts;
    this.callers = callers;
  }

  async overview({ creditorId, today, ...asked }: RunsAsked): Promise<RunAtAGlance[]> {
    return this.acts.overview(await this.reader({ ...(creditorId !== undefined && { creditorId }), today }), asked);
  }

  async read({ creditorId, ...run }: RunName, today: CivilDate): Promise<RunDossier> {
    return this.acts.read(await this.reader({ creditorId, today }), named(run));
  }

  /** The latest evidence of a run; nothing before it is signed and filed. */
  async evidence({ creditorId, ...run }: RunName): Promise<FiledEvidence | undefined> {
    return this.acts.evidence(await this.reader({ creditorId }), named(run));
  }

  /** Everything that was ever filed of a run, in order: one more for each time it was signed. */
  async allEvidence({ creditorId, ...run }: RunName): Promise<FiledEvidence[]> {
    return this.acts.allEvidence(await this.reader({ creditorId }), named(run));
  }

  /** What is declared to the client by a run that declares something, as its files say it (S003-28); a draft before it is signed. */
  async declaration({ creditorId, ...run }: RunName): Promise<Declaration | undefined> {
    return this.acts.declaration(await this.reader({ creditorId }), named(run));
  }

  /** What was told to whom: of the runs that are not ended, or of all. */
  async notices({ creditorId, ...asked }: { creditorId?: string; all?: boolean } = {}): Promise<NoticeInList[]> {
    return this.acts.notices(await this.reader(creditorId === undefined ? {} : { creditorId }), asked);
  }

  /** Who the parties of a creditor's recipes are, those that nobody has entered among them. */
  async parties(creditorId: string): Promise<PartyInList[]> {
    return this.acts.parties(await this.reader({ creditorId }), {});
  }

  async enterParty(token: string, { creditorId, today, ...party }: PartyToEnter): Promise<Party> {
    return this.acts.enterParty(await this.known(token, { creditorId, today }), party);
  }

  async verify(creditorId?: string): Promise<Verified> {
    return this.acts.verify(await this.reader(creditorId === undefined ? {} : { creditorId }), {});
  }

  /** Begins a run; of one that is there already, sees to it that its workflow lives. */
  async start(token: string, { creditorId, today, ...run }: RunToStart): Promise<RunNotice> {
    return (await this.acts.start(await this.known(token, { creditorId, today }), run)).notice;
  }

  async deliver(token: string, { creditorId, today, ...delivery }: Delivery): Promise<Delivered> {
    return this.acts.deliver(await this.known(token, { creditorId, today }), delivery);
  }

  /** Several files of a source in parts, all of them or none: the run goes on when the last of them is there. */
  async deliverParts(
    token: string,
    { creditorId, today, ...delivery }: DeliveryOfParts,
  ): Promise<readonly Delivered[]> {
    return this.acts.deliverParts(await this.known(token, { creditorId, today }), delivery);
  }

  /** Takes out a file that was delivered by mistake; it stays on record. */
  async withdraw(token: string, { creditorId, today, ...withdrawal }: Withdrawal): Promise<Withdrawn> {
    return this.acts.withdraw(await this.known(token, { creditorId, today }), withdrawal);
  }

  async schedule(token: string, { creditorId, ...scheduling }: Scheduling): Promise<void> {
    await this.acts.schedule(await this.known(token, { creditorId }), scheduling);
  }

  assign(token: string, about: AboutItem & { readonly owner: string; readonly dueOn?: CivilDate }): Promise<Item> {
    return this.marked(token, about, this.acts.assign);
  }

  comment(token: string, about: AboutItem & { readonly note: string }): Promise<Item> {
    return this.marked(token, about, this.acts.comment);
  }

  settle(token: string, about: AboutItem & { readonly note: string }): Promise<Item> {
    return this.marked(token, about, this.acts.settle);
  }

  async prepare(token: string, { run, today, ...said }: Signing & { readonly note?: string }): Promise<RunNotice> {
    return this.acts.prepare(await this.known(token, { creditorId: run.creditorId, today }), {
      ...named(run),
      ...said,
    });
  }

  async approve(token: string, { run, today, ...said }: Approval): Promise<RunNotice> {
    return this.acts.approve(await this.known(token, { creditorId: run.creditorId, today }), {
      ...named(run),
      ...said,
    });
  }

  async reopen(token: string, { run, today, ...said }: Signing & { readonly reason: string }): Promise<RunNotice> {
    return this.acts.reopen(await this.known(token, { creditorId: run.creditorId, today }), { ...named(run), ...said });
  }

  /** By the client's own token; or with the reference of its receipt by somebody who neither prepared nor signed it. */
  async acknowledge(token: string, { run, today, ...said }: Acknowledgement): Promise<RunNotice> {
    return this.acts.acknowledge(await this.known(token, { creditorId: run.creditorId, today }), {
      ...named(run),
      ...said,
    });
  }

  /** By the client's own token. */
  private reader({ creditorId, ...errand }: Errand): Promise<Caller> {
    return this.callers.caller(errand, creditorId);
  }

  private known(token: string, { creditorId, ...errand }: Errand): Promise<Caller> {
    return this.callers.caller({ ...errand, token }, creditorId);
  }

  /** The creditor whose difference it is says who may look into it. */
  private async marked<Said extends AboutItem>(
    token: string,
    { today, ...said }: Said,
    mark: (caller: Caller, said: Omit<Said, 'today'>) => Promise<Item>,
  ): Promise<Item> {
    const caller = await this.known(token, { today });
    const found = await this.acts.item(caller, { itemId: said.itemId });
    return mark(found ? { ...caller, creditorId: found.creditorId } : caller, said);
  }
}

function named({ recipe, period }: Pick<RunName, 'recipe' | 'period'>) {
  return { recipe, period };
}
