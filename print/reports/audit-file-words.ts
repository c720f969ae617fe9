import type { Criticality, MaterialState } from '../../domain/audit/material-plan';
import type { RemarkState, Severity } from '../../domain/audit/audit-remark';
import type { AuthorisationAnswer, AuthorisationFindingKind } from '../../domain/authority/authorisation-review';
import type { ReportLanguage } from './report-words';

/** The words of the reports for the audit, in the creditor's language. */
export interface AuditWords {
  readonly review: string;
  readonly row: string;
  readonly person: string;
  readonly role: string;
  readonly other: string;
  readonly finding: string;
  readonly findings: Readonly<Record<AuthorisationFindingKind, string>>;
  readonly times: string;
  readonly first: string;
  readonly last: string;
  readonly answers: Readonly<Record<AuthorisationAnswer, string>>;
  readonly answeredBy: string;
  readonly signedBy: string;
  readonly list: string;
  readonly looked: (listed: number, used: number) => string;
  readonly nothingFound: string;
  readonly material: string;
  readonly item: string;
  readonly title: string;
  readonly criticality: string;
  readonly criticalities: Readonly<Record<Criticality, string>>;
  readonly owner: string;
  readonly state: string;
  readonly states: Readonly<Record<MaterialState | RemarkState, string>>;
  readonly documents: string;
  readonly gap: string;
  readonly yes: string;
  readonly doneBy: string;
  readonly overridden: string;
  readonly remarks: string;
  readonly source: string;
  readonly severity: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly raised: string;
  readonly closed: string;
  readonly late: string;
  readonly interMunicipal: string;
  readonly contact: string;
  readonly nextAction: string;
  readonly nextOn: string;
}

const swedish: AuditWords = {
  review: 'Behörighetsgranskning',
  row: 'Rad',
  person: 'Person',
  role: 'Roll',
  other: 'Annan roll eller annat namn',
  finding: 'Iakttagelse',
  findings: {
    'not-listed': 'använd men inte i listan',
    unused: 'i listan men inte använd',
    'outside-dates': 'använd utanför sin tid',
    'outside-scope': 'använd utanför sin omfattning',
    conflict: 'roller i konflikt',
    'two-names': 'en person med två namn',
    'contact-not-listed': 'kontaktperson utan roll',
    'deputy-not-listed': 'ersättare utan roll',
    'local-operator': 'undertecknad med husets egen nyckel',
  },
  times: 'Antal',
  first: 'Första dag',
  last: 'Sista dag',
  answers: { kept: 'behålls', removed: 'borttagen', explained: 'förklarad' },
  answeredBy: 'Besvarad av',
  signedBy: 'Attesterad av',
  list: 'Lista per',
  looked: (listed, used) => `${listed} rader i listan mot ${used} användningar`,
  nothingFound: 'Inget avviker.',
  material: 'Bokslutsmaterial',
  item: 'Post',
  title: 'Underlag',
  criticality: 'Vikt',
  criticalities: { critical: 'kritisk', important: 'viktig', ordinary: 'ordinarie' },
  owner: 'Ansvarig',
  state: 'Status',
  states: {
    open: 'öppen',
    done: 'klar',
    signed: 'attesterad',
    'taken-back': 'återtagen',
    raised: 'framförd',
    answered: 'besvarad',
    handled: 'åtgärdad',
    closed: 'avslutad',
    reopened: 'öppnad igen',
  },
  documents: 'Dokument',
  gap: 'Hindrar bokslut',
  yes: 'ja',
  doneBy: 'Klar enligt',
  overridden: 'Undantag',
  remarks: 'Revisionsanmärkningar',
  source: 'Källa',
  severity: 'Allvar',
  severities: { critical: 'kritisk', significant: 'väsentlig', minor: 'mindre' },
  raised: 'Framförd',
  closed: 'Avslutad av',
  late: 'Försenad',
  interMunicipal: 'Mellankommunala fordringar',
  contact: 'Kontakt',
  nextAction: 'Nästa åtgärd',
  nextOn: 'Senast',
};

const danish: AuditWords = {
  review: 'Gennemgang af autorisationer',
  row: 'Række',
  person: 'Person',
  role: 'Rolle',
  other: 'Anden rolle eller andet navn',
  finding: 'Iagttagelse',
  findings: {
    'not-listed': 'brugt, men ikke på listen',
    unused: 'på listen, men ikke brugt',
    'outside-dates': 'brugt uden for sin tid',
    'outside-scope': 'brugt uden for sit område',
    conflict: 'roller i konflikt',
    'two-names': 'én person med to navne',
    'contact-not-listed': 'kontaktperson uden rolle',
    'deputy-not-listed': 'stedfortræder uden rolle',
    'local-operator': 'underskrevet med husets egen nøgle',
  },
  times: 'Antal',
  first: 'Første dag',
  last: 'Sidste dag',
  answers: { kept: 'beholdes', removed: 'fjernet', explained: 'forklaret' },
  answeredBy: 'Besvaret af',
  signedBy: 'Attesteret af',
  list: 'Liste pr.',
  looked: (listed, used) => `${listed} rækker på listen mod ${used} anvendelser`,
  nothingFound: 'Intet afviger.',
  material: 'Materialeplan',
  item: 'Post',
  title: 'Materiale',
  criticality: 'Kritikalitet',
  criticalities: { critical: 'kritisk', important: 'vigtig', ordinary: 'ordinær' },
  owner: 'Ansvarlig',
  state: 'Status',
  states: {
    open: 'åben',
    done: 'færdig',
    signed: 'attesteret',
    'taken-back': 'taget tilbage',
    raised: 'rejst',
    answered: 'besvaret',
    handled: 'håndteret',
    closed: 'lukket',
    reopened: 'genåbnet',
  },
  documents: 'Dokumenter',
  gap: 'Hindrer afslutning',
  yes: 'ja',
  doneBy: 'Færdig ifølge',
  overridden: 'Undtagelse',
  remarks: 'Revisionsbemærkninger',
  source: 'Kilde',
  severity: 'Alvor',
  severities: { critical: 'kritisk', significant: 'væsentlig', minor: 'mindre' },
  raised: 'Rejst',
  closed: 'Lukket af',
  late: 'Forsinket',
  interMunicipal: 'Mellemkommunale krav',
  contact: 'Kontakt',
  nextAction: 'Næste skridt',
  nextOn: 'Senest',
};

const english: AuditWords = {
  review: 'Review of authorisations',
  row: 'Row',
  person: 'Person',
  role: 'Role',
  other: 'Other role or name',
  finding: 'Finding',
  findings: {
    'not-listed': 'used and not listed',
    unused: 'listed and unused',
    'outside-dates': 'used outside its days',
    'outside-scope': 'used outside its scope',
    conflict: 'conflicting roles',
    'two-names': 'one person in two names',
    'contact-not-listed': 'contact without the role',
    'deputy-not-listed': 'deputy without the role',
    'local-operator': 'signed by the house’s own key',
  },
  times: 'Uses',
  first: 'First day',
  last: 'Last day',
  answers: { kept: 'kept', removed: 'removed', explained: 'explained' },
  answeredBy: 'Answered by',
  signedBy: 'Signed by',
  list: 'List of',
  looked: (listed, used) => `${listed} rows of the list against ${used} uses`,
  nothingFound: 'Nothing differs.',
  material: 'Year-end material',
  item: 'Item',
  title: 'Material',
  criticality: 'Criticality',
  criticalities: { critical: 'critical', important: 'important', ordinary: 'ordinary' },
  owner: 'Owner',
  state: 'State',
  states: {
    open: 'open',
    done: 'done',
    signed: 'signed',
    'taken-back': 'taken back',
    raised: 'raised',
    answered: 'answered',
    handled: 'handled',
    closed: 'closed',
    reopened: 'reopened',
  },
  documents: 'Documents',
  gap: 'Blocks the close',
  yes: 'yes',
  doneBy: 'Done by',
  overridden: 'Overridden',
  remarks: 'Audit remarks',
  source: 'Source',
  severity: 'Severity',
  severities: { critical: 'critical', significant: 'significant', minor: 'minor' },
  raised: 'Raised',
  closed: 'Closed by',
  late: 'Late',
  interMunicipal: 'Inter-municipal claims',
  contact: 'Contact',
  nextAction: 'Next action',
  nextOn: 'By',
};

export const AUDIT_WORDS: Readonly<Record<ReportLanguage, AuditWords>> = { sv: swedish, da: danish, en: english };
