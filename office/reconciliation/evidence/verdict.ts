import { Money, type Currency } from '../../../domain/kernel/money';
import { OWN_FILE_RULE } from '../../../reconciliation/own-files';
import type { EvidenceDocument } from './evidence-document';
import type { EvidenceTexts } from './texts/evidence-texts';

/** Whether the evidence is shown as clean: nothing was left, and completeness was tested. */
export function isShownClean({ clean, completenessNotTested }: EvidenceDocument): boolean {
  return clean && !completenessNotTested;
}

/** The state of the run in one paragraph: clean or what is left, who signed, and what it waits for. */
export function verdictOf(document: EvidenceDocument, texts: EvidenceTexts): string {
  const found = isShownClean(document) ? cleanOf(document, texts) : leftOf(document, texts);
  return [found, stateOf(document, texts)].join(' ');
}

function cleanOf({ result }: EvidenceDocument, { verdict, words }: EvidenceTexts): string {
  const isQuiet = [result.left, result.right].every(({ rows }) => rows === 0);
  const untested = result.untested?.length ?? 0;
  const tested = untested > 0 ? verdict.everyTestedIdentity : verdict.everyIdentity;
  const holds = result.identities.length === 0 ? '' : `, ${words.and} ${tested}`;
  const asWell = untested > 0 ? ` ${verdict.untested(untested)}` : '';
  return `${isQuiet ? verdict.quiet : verdict.clean}${holds}.${asWell}`;
}

function leftOf(document: EvidenceDocument, texts: EvidenceTexts): string {
  const { remaining, open, currency } = document;
  const { verdict, figure } = texts;
  const earlier = open.filter(({ carriedOver }) => carriedOver).length;
  const isNothingOver = open.length === 0 && Money.of(remaining, currency as Currency).isZero();
  const left = `${verdict.remainder(figure(remaining), currency)}; ${verdict.open(open.length, earlier)}.`;
  return [isNothingOver ? verdict.notClean : left, ...flawsIn(document, texts)].join(' ');
}

/** Why it is not clean besides what is open, in the words of the language. */
function flawsIn(
  { result, holdsWithEarlier, sameFile, completenessNotTested }: EvidenceDocument,
  { verdict, figure, phrase }: EvidenceTexts,
): string[] {
  const { identities, withoutRows = [], unused = [], untested = [], brokenRules = [], sources } = result;
  const failing = identities.filter(({ name, holds }) => !holds && !holdsWithEarlier.includes(name)).length;
  const ownFiles = brokenRules.filter(({ rule }) => rule === OWN_FILE_RULE);
  const otherRules = brokenRules.length - ownFiles.length;
  return [
    ...(sameFile ? [verdict.sameFile] : []),
    ...ownFiles.map(({ source }) => verdict.ownFile(phrase(source))),
    ...withoutRows.map(({ side, says }) => {
      const title = side === undefined ? undefined : sources[side]?.title;
      return title === undefined ? phrase(says) : verdict.withoutRows(phrase(title));
    }),
    ...unused.flatMap(({ title, rows, amount, isOpen }) =>
      isOpen ? [verdict.unused(phrase(title), rows, figure(amount))] : [],
    ),
    ...(failing > 0 ? [verdict.failing(failing)] : []),
    ...(otherRules > 0 ? [verdict.broken(otherRules)] : []),
    ...(completenessNotTested ? [verdict.incomplete] : []),
    ...(untested.length > 0 ? [verdict.untested(untested.length)] : []),
  ];
}

function stateOf(
  { approved, acknowledged, waitsFor, materiality }: EvidenceDocument,
  { verdict, date, figure, phrase }: EvidenceTexts,
): string {
  return [
    ...(materiality ? [judged(materiality, verdict, figure)] : []),
    verdict.signed(date(approved.on), approved.name ?? approved.by),
    ...(acknowledged ? [verdict.acknowledged(date(acknowledged.on), acknowledged.name ?? acknowledged.by)] : []),
    ...(waitsFor !== undefined && !acknowledged ? [verdict.waitsFor(phrase(waitsFor))] : []),
  ].join(' ');
}

function judged(
  { threshold, answersFor, material }: NonNullable<EvidenceDocument['materiality']>,
  { isMaterial, isNotMaterial }: EvidenceTexts['verdict'],
  figure: EvidenceTexts['figure'],
): string {
  return (material ? isMaterial : isNotMaterial)(figure(answersFor), figure(threshold));
}
