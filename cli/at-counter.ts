import { createRequire } from 'node:module';
import type { Actor } from '../domain/authority/actor';
import { civilDate } from '../domain/kernel/civil-date';
import type { Caller, Office } from '../office/office';
import { readConfiguration } from '../stack/configuration';
import { tellUntold } from './untold';
import { tellDayMoved, tellVirtualDay } from './virtual-day';
import { withFordring, type OpenFordring } from './open-fordring';
import { Refused } from './refusals';
import { signedIn } from './signed-in';

/** What somebody at the keyboard says of their errand, in every command. */
export interface Errand {
  readonly tokenFile?: string | undefined;
  /** `--second-token-file` */
  readonly secondTokenFile?: string | undefined;
  /** A token that the command has in hand. */
  readonly token?: string | undefined;
  /** `--creditor` */
  readonly creditor?: string | undefined;
  /** `--as-of` */
  readonly asOf?: string | undefined;
  /** The caller's own name for what is done, such as a decision's id. */
  readonly key?: string | undefined;
}

/** The counter as a command comes to it: signed in, with the office open. */
export interface AtCounter extends OpenFordring {
  readonly office: Office;
  readonly actor: Actor;
  /** The caller of an act about a creditor, or about all that the sign-in is for. */
  readonly caller: (creditorId?: string) => Caller;
  /** The creditor that is meant: as said; else the one of the desk (`FORDRING_CREDITOR`); else the only one that the sign-in is for. Throws `Refused`, naming the choices. */
  readonly creditorMeant: () => Promise<string>;
}

const load = createRequire(__filename);

/** How long somebody at the keyboard waits for workflows: where no worker runs, the relay tells them later. */
const CONFIRM_MILLISECONDS = 3000;

/** Opens Fordring, has the caller recognised, and does the work at the counter. */
export async function atCounter<Result>(errand: Errand, work: (at: AtCounter) => Promise<Result>): Promise<Result> {
  // Who nobody knows opens nothing.
  const configuration = readConfiguration();
  const actor = await signedIn(configuration, errand.tokenFile, errand.token);
  const { secondTokenFile } = errand;
  const second = secondTokenFile === undefined ? undefined : await signedIn(configuration, secondTokenFile);
  return withFordring(async (fordring) => {
    const { pool, client } = fordring;
    const temporal = { client, taskQueue: configuration.taskQueue };
    const { composeOffice } = load('../compose/compose-office') as typeof import('../compose/compose-office');
    const office = composeOffice({
      ...{ pool, temporal },
      confirmWithinMilliseconds: CONFIRM_MILLISECONDS,
      onVirtualDay: tellVirtualDay,
      onDayMoved: tellDayMoved,
      onUntold: tellUntold,
    });
    const caller = (creditorId?: string): Caller => ({
      by: actor,
      ...(second && { second }),
      ...(creditorId !== undefined && { creditorId }),
      ...(errand.asOf !== undefined && { today: civilDate(errand.asOf) }),
      ...(errand.key !== undefined && { key: errand.key }),
    });
    const creditorMeant = () => creditorAmong(office, caller(), errand.creditor, configuration.creditor);
    return work({ ...fordring, office, actor, caller, creditorMeant });
  });
}

async function creditorAmong(
  office: Office,
  caller: Caller,
  named: string | undefined,
  ofDesk: string | undefined,
): Promise<string> {
  const said = named ?? ofDesk;
  const { known, own } = await office.creditors.choices(caller, {});
  const choices = own.join(', ') || 'none yet';
  if (said !== undefined) {
    if (known.includes(said)) return said;
    const whence = named === undefined ? ' (FORDRING_CREDITOR)' : '';
    throw new Refused(
      `There is no creditor ${said}${whence}. There are: ${choices}. Take a new one up with fordring creditor add.`,
    );
  }
  const [only, ...others] = own;
  if (only !== undefined && others.length === 0) return only;
  if (known.length === 0) throw new Refused('There is no creditor yet. Take one up with fordring creditor add.');
  throw new Refused(
    `Name the creditor with --creditor, or for all commands with FORDRING_CREDITOR. There are: ${choices}.`,
  );
}
