import { figureIn } from '../../../../print/paper/legible';
import { danishFigures } from '../../../../print/paper/written-figures';
import type { RunEvent } from '../../run-events';
import type { EventVocabulary } from './evidence-texts';
import { danishPhrases } from './phrases/all-phrases';

export const danishEvents: Readonly<Record<RunEvent['type'], string>> = {
  RunOpened: 'påbegyndt',
  SourceDelivered: 'kilde leveret',
  SourceWithdrawn: 'kilde trukket tilbage',
  SourceRefused: 'kilde sendt tilbage: den kunne ikke afstemmes',
  SourceReminded: 'rykket for en manglende kilde',
  RunMatched: 'sammenlignet',
  RunEscalated: 'løftet til næste niveau',
  RunPrepared: 'udarbejdet',
  PreparationTakenBack: 'udarbejdelsen trukket tilbage',
  RunApproved: 'godkendt',
  EvidenceFiled: 'dokumentation arkiveret',
  AcknowledgementChased: 'rykket for bekræftelse',
  RunAcknowledged: 'bekræftet',
  RunReopened: 'åbnet igen',
  RunPassedOver: 'forbigået',
};

export const danishEventWords: EventVocabulary = {
  named: (english) => danishPhrases.say(english),
  figure: figureIn('.', ','),
  date: danishFigures.shortDate,
  delivery: (version) => `levering ${version}`,
  rows: (count) => `${count} ${count === 1 ? 'række' : 'rækker'}`,
  inPlaceOfDelivery: (version) => `i stedet for levering ${version}`,
  unexplained: (remaining) => `${remaining} uforklaret`,
  open: (count) => `${count} ${count === 1 ? 'åben' : 'åbne'}`,
  matchedEarlier: (count) => `${count} afstemt mod tidligere perioder`,
  to: (party) => `til ${party}`,
  differences: (count) => `${count} ${count === 1 ? 'difference' : 'differencer'}`,
  passesOver: (periods) => `forbigår ${periods}`,
  wasSigned: (period) => `${period} blev godkendt`,
  inPlaceOfPreparation: (by) => `i stedet for udarbejdelsen af ${by}`,
  wasSettled: (item) => `difference ${item} blev afgjort`,
  number: (evidence) => `nummer ${evidence}`,
  toBeSignedBy: (on) => `skal godkendes senest ${on}`,
  stated: (closing, opening, byLedger) =>
    `oplyst saldo ${closing}${opening === undefined ? '' : ` (${opening} før perioden)`}, efter debitormodulet ${byLedger}`,
};
