import type { CivilDate } from '../../../../domain/kernel/civil-date';
import type { RunEvent } from '../../run-events';

/** Every sentence of the evidence in one language. */
export interface EvidenceTexts {
  readonly languageTag: string;
  /** An amount or a count as the language writes it, such as `1 234,50`. */
  readonly figure: (amount: string) => string;
  readonly date: (date: CivilDate) => string;
  /** What the recipe says in English, where the language has words of its own for it; else as the recipe says it. */
  readonly phrase: (english: string) => string;
  readonly top: {
    readonly title: (recipe: string, creditor: string, period: string) => string;
    readonly numbered: (number: number) => string;
    readonly proves: (purpose: string, cites: string) => string;
    readonly about: (of: AboutEvidence) => string;
  };
  readonly verdict: VerdictTexts;
  readonly headings: Readonly<Record<Heading, string>>;
  readonly columns: Readonly<Record<Column, string>>;
  readonly words: Readonly<Record<Word, string>>;
  readonly counted: {
    readonly differences: (count: number) => string;
    readonly files: (count: number) => string;
    readonly moreInCsv: (count: number) => string;
    readonly more: (count: number) => string;
    readonly page: (page: number, of: number) => string;
    readonly delivered: (on: string, by: string | undefined) => string;
    readonly delivery: (version: number) => string;
    readonly foundIn: (period: string) => string;
  };
  readonly classes: Readonly<Record<string, string>>;
  readonly matchedBy: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<RunEvent['type'], string>>;
  readonly eventWords: EventVocabulary;
  /** What vouches for what, at the end. */
  readonly vouches: string;
}

export interface AboutEvidence {
  readonly recipe: string;
  readonly creditor: string;
  readonly by: string;
  readonly comparedBy: string;
  readonly filedOn: string;
  readonly timeZone: string;
}

export interface VerdictTexts {
  readonly clean: string;
  readonly quiet: string;
  readonly everyIdentity: string;
  readonly everyTestedIdentity: string;
  readonly remainder: (remaining: string, currency: string) => string;
  /** Signed and not clean, although nothing is left over. */
  readonly notClean: string;
  readonly open: (count: number, earlier: number) => string;
  readonly untested: (count: number) => string;
  readonly failing: (count: number) => string;
  readonly broken: (rules: number) => string;
  readonly sameFile: string;
  /** Fordring itself made the file that was given as the books of somebody else. */
  readonly ownFile: (title: string) => string;
  readonly withoutRows: (title: string) => string;
  readonly unused: (title: string, rows: number, amount: string) => string;
  readonly incomplete: string;
  readonly isMaterial: (left: string, threshold: string) => string;
  readonly isNotMaterial: (left: string, threshold: string) => string;
  /** Who has signed, and what the run waits for still. */
  readonly signed: (on: string, by: string) => string;
  readonly waitsFor: (party: string) => string;
  readonly acknowledged: (on: string, by: string) => string;
}

export type Heading =
  | 'signatures'
  | 'totals'
  | 'identities'
  | 'untested'
  | 'unexplained'
  | 'unexplainedAndWhose'
  | 'effects'
  | 'closed'
  | 'causes'
  | 'matched'
  | 'sources'
  | 'leftOut'
  | 'history'
  | 'hashes';

export type Column =
  | 'rows'
  | 'source'
  | 'account'
  | 'period'
  | 'fileDelivered'
  | 'total'
  | 'lines'
  | 'amount'
  | 'matched'
  | 'groups'
  | 'leftRows'
  | 'rightRows'
  | 'cause'
  | 'after'
  | 'difference'
  | 'found'
  | 'whyNone'
  | 'ownerDue'
  | 'age'
  | 'comments'
  | 'identity'
  | 'leftSide'
  | 'rightSide'
  | 'notTestedSince'
  | 'by'
  | 'as'
  | 'onAt'
  | 'said'
  | 'what';

export type Word =
  | 'left'
  | 'right'
  | 'differenceLeftLessRight'
  | 'lessExplained'
  | 'lessEarlier'
  | 'besideLeft'
  | 'besideRight'
  | 'besideUnexplained'
  | 'unexplained'
  | 'inAll'
  | 'insteadOfLedger'
  | 'repeated'
  | 'neighbouringPeriod'
  | 'settled'
  | 'nobodyYet'
  | 'line'
  | 'and'
  | 'holds'
  | 'holdsWithEarlier'
  | 'fails'
  | 'prepared'
  | 'approved'
  | 'acknowledged'
  | 'byItself'
  | 'nothing'
  | 'none'
  | 'whatToDo'
  | 'before'
  | 'firstOfSeries'
  | 'json'
  | 'csv'
  | 'result'
  | 'runEvents'
  | 'evidence'
  | 'filedOn';

/** The words of what an event says beyond its name. */
export interface EventVocabulary {
  /** A source or a party, by its English name. */
  readonly named: (english: string) => string;
  readonly figure: (amount: string) => string;
  readonly date: (date: CivilDate) => string;
  readonly delivery: (version: number) => string;
  readonly rows: (count: number) => string;
  readonly inPlaceOfDelivery: (version: number) => string;
  readonly unexplained: (remaining: string) => string;
  readonly open: (count: number) => string;
  readonly matchedEarlier: (count: number) => string;
  readonly to: (party: string) => string;
  readonly differences: (count: number) => string;
  readonly passesOver: (periods: string) => string;
  readonly wasSigned: (period: string) => string;
  readonly inPlaceOfPreparation: (by: string) => string;
  readonly wasSettled: (item: number) => string;
  readonly number: (evidence: number) => string;
  readonly toBeSignedBy: (on: string) => string;
  readonly stated: (closing: string, opening: string | undefined, byLedger: string) => string;
}
