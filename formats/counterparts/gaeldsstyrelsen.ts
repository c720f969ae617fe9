import {
  counterpartLayout,
  type CounterpartFile,
  type FileStart,
  type RecordCheck,
  type RecordOf,
} from './counterpart-file';
import {
  FORDRING_RECORDS,
  KVITTERING_RECORDS,
  type GaeldsstyrelsenAnswer,
  type GaeldsstyrelsenInstruction,
} from './gaeldsstyrelsen-records';

/*
 * Claims for Gældsstyrelsen in the terms of PSRM (fields, codes and answers as its guides for claimants give them), in a
 * text layout of our own. The real interface is the SOAP service "NyMF"; its WSDL and XSD are not public. An adapter to
 * it translates these records one to one.
 */
type ClaimRecord = RecordOf<typeof FORDRING_RECORDS>;

const checkFordring: RecordCheck<ClaimRecord> = (record, refuse) => {
  switch (record.record) {
    case 'fordring':
      if (record.restgaeld.isOver(record.hovedstol)) refuse('restgaeld', 'more is open than the claim ever was.');
      if (record.periodeSlut < record.periodeStart) refuse('periodeSlut', 'the period ends before it begins.');
      if (record.forfaldsdato < record.stiftelsesdato) refuse('forfaldsdato', 'the claim fell due before it arose.');
      if (record.srb < record.forfaldsdato) refuse('srb', 'the last timely day lies before the due date.');
      if (record.foraeldelsesdato <= record.srb)
        refuse('foraeldelsesdato', 'the claim is time-barred before it was overdue.');
      // PSRM's guide: no CPR number and no name of others in the description. The message must not repeat it.
      if (/\d{6}[- ]?\d{4}/.test(record.beskrivelse))
        refuse('beskrivelse', 'there is something like a CPR number in it. Take it out.');
      if (!NUMBER_OF[record.skyldnerArt].test(record.skyldnerNummer))
        refuse('skyldnerNummer', `it is no ${record.skyldnerArt} number.`);
      if (record.hovedfordringsreference === record.fordringshaverreference)
        refuse('hovedfordringsreference', 'a claim is not its own main claim.');
      return;
    case 'haefter':
      if (!NUMBER_OF[record.haefterArt].test(record.haefterNummer))
        refuse('haefterNummer', `it is no ${record.haefterArt} number.`);
      return;
    case 'tilbagekald':
      if (record.aarsagskode === 'BORT' && record.virkningsdato === undefined)
        refuse('virkningsdato', 'BORT says from which day the claim fell away.');
      return;
    case 'opskriv':
      if (record.hovedfordringsreference === record.fordringshaverreference)
        refuse('hovedfordringsreference', 'what is added is a claim of its own, with a reference of its own.');
      if (!record.beloeb.isPositive()) refuse('beloeb', 'nothing is changed.');
      return;
    case 'nedskriv':
      if (!record.beloeb.isPositive()) refuse('beloeb', 'nothing is changed.');
      return;
  }
};

const NUMBER_OF = { CPR: /^\d{10}$/, CVR: /^\d{8}$/, SE: /^\d{8}$/, AKR: /^[A-Z0-9]{3,20}$/ } as const;

/** What goes to the agency, and what it reads. */
export const claims = counterpartLayout(
  { name: 'FORDRING-PSRM-CLAIM', version: '2', currency: 'DKK', records: FORDRING_RECORDS },
  checkFordring,
);

/** What comes back. */
export const receipts = counterpartLayout(
  { name: 'FORDRING-PSRM-RECEIPT', version: '1', currency: 'DKK', records: KVITTERING_RECORDS },
  (record, refuse) => {
    if (record.record === 'kvittering' && record.status === 'UDFØRT' && record.fordringsId === undefined)
      refuse('fordringsId', 'a claim that was taken in has a number.');
    if (record.status !== 'UDFØRT' && record.aarsag === undefined)
      refuse('aarsag', 'what was not taken in has a reason.');
  },
);

/** Throws `InputRefused` with the line and field of what does not fit. */
export function writeGaeldsstyrelsenClaims(
  start: FileStart,
  instructions: readonly GaeldsstyrelsenInstruction[],
): string {
  return claims.write(start, instructions.flatMap(recordsOf));
}

export function readGaeldsstyrelsenReceipts(bytes: Buffer): CounterpartFile<GaeldsstyrelsenAnswer> {
  return receipts.read(bytes);
}

function recordsOf(instruction: GaeldsstyrelsenInstruction): ClaimRecord[] {
  if (instruction.record !== 'fordring') return [instruction];
  const { haeftere = [], accessories = [], ...fordring } = instruction;
  const { fordringshaverreference } = fordring;
  const liable = haeftere.map((line) => ({ record: 'haefter' as const, fordringshaverreference, ...line }));
  return [fordring, ...liable, ...accessories.flatMap(recordsOf)];
}
