import { figureIn } from '../../../../print/paper/legible';
import type { RunEvent } from '../../run-events';
import type { EventVocabulary } from './evidence-texts';
import { swedishPhrases } from './phrases/all-phrases';

export const swedishEvents: Readonly<Record<RunEvent['type'], string>> = {
  RunOpened: 'påbörjad',
  SourceDelivered: 'källa levererad',
  SourceWithdrawn: 'källa återtagen',
  SourceRefused: 'källa återsänd: den kunde inte stämmas av',
  SourceReminded: 'påminnelse om en källa som saknas',
  RunMatched: 'jämförd',
  RunEscalated: 'lyft till nästa nivå',
  RunPrepared: 'upprättad',
  PreparationTakenBack: 'upprättandet återtaget',
  RunApproved: 'attesterad',
  EvidenceFiled: 'underlag arkiverat',
  AcknowledgementChased: 'påminnelse om bekräftelse',
  RunAcknowledged: 'bekräftad',
  RunReopened: 'öppnad igen',
  RunPassedOver: 'förbigången',
};

export const swedishEventWords: EventVocabulary = {
  named: (english) => swedishPhrases.say(english),
  figure: figureIn('\u00a0', ','),
  date: (date) => date,
  delivery: (version) => `leverans ${version}`,
  rows: (count) => `${count} ${count === 1 ? 'rad' : 'rader'}`,
  inPlaceOfDelivery: (version) => `i stället för leverans ${version}`,
  unexplained: (remaining) => `${remaining} oförklarat`,
  open: (count) => `${count} ${count === 1 ? 'öppen' : 'öppna'}`,
  matchedEarlier: (count) => `${count} avstämda mot tidigare perioder`,
  to: (party) => `till ${party}`,
  differences: (count) => `${count} ${count === 1 ? 'differens' : 'differenser'}`,
  passesOver: (periods) => `förbigår ${periods}`,
  wasSigned: (period) => `${period} attesterades`,
  inPlaceOfPreparation: (by) => `i stället för upprättandet av ${by}`,
  wasSettled: (item) => `differens ${item} avgjordes`,
  number: (evidence) => `nummer ${evidence}`,
  toBeSignedBy: (on) => `ska attesteras senast ${on}`,
  stated: (closing, opening, byLedger) =>
    `uppgivet saldo ${closing}${opening === undefined ? '' : ` (${opening} före perioden)`}, enligt reskontran ${byLedger}`,
};
