/** Each command in a line, in the order in which `fordring --help` lists them; no command is loaded to be listed. */
export const SUMMARIES = {
  start: 'bring everything up, let the sample municipality live its year, and stay until Ctrl-C',
  creditor: 'take up a creditor, or show those that are there',
  import: 'take in invoices, all of the file or nothing, or a bank file',
  preview: 'foretell every step of a portfolio until a day, without engine or database',
  rehearse: 'let a portfolio live on the real engine in virtual time, in a scratch database and namespace',
  show: "show a claim's figures and everything that has happened to it",
  explain: 'tell in sentences what happened to an invoice, why, what comes next and what it waits for',
  standstill: 'list every open claim whose next step lies in the past or that has none, with the reason',
  limitation: 'list the open claims that are time-barred soon, or are already and were closed by nobody',
  decide: 'decide about invoices as whoever is signed in: what your role may not is put forward, or refused',
  approve: 'approve what another person has put forward; it is carried out at once',
  decisions: 'list decisions: all, those that wait for you, those about an invoice; turn down, withdraw, take back',
  authority: 'show, check or load who may decide what',
  'sign-in':
    'make a token for a person, or with --role back-office for a system, for a working day; decisions are theirs who hold it, and a system decides nothing',
  match: 'list the payments that matched nothing, or decide which invoice one of them is for',
  aside: 'list the rows of bank files that were set aside, or say what one of them is',
  record: 'record dated facts about claims and the bank, and tell the claims that they touch',
  cases: 'what passes between a creditor and the counterparts',
  'standing-data': 'what decides where money goes and who may decide: two persons make each change',
  letterhead: 'say how a creditor stands on its letters; letters that waited for it are made then',
  reconcile: 'reconcile two files by a recipe, once, without a server',
  reconciliations: 'what is reconciled and what is left: runs, differences, signatures, evidence',
  ledger: 'controls of the ledger',
  outbox: 'compare the outbox folders with the ledger, after the ledger was put back',
  engine: 'controls of the engine',
  generate: 'write a made-up portfolio as files: invoices, debtors and bank files',
  worker: 'run workflows and activities, and hand on what the ledger has to tell, until Ctrl-C',
  migrate: "bring the ledger's tables up to this release; does nothing when they are",
} as const;

export type CommandName = keyof typeof SUMMARIES;
