/** With the country before it as mail from abroad has it, and with or without the blank. */
const SWEDISH = /^(?:SE?[- ]?)?(\d{3})\s?(\d{2})$/;
const DANISH = /^(?:DK?[- ]?)?(\d{4})$/;

/** `99151` as Swedes write it, `991 51`; `DK-9999` as Danes do, `9999`. Of another country, or no such code: as written. */
export function postalCodeInWords(written: string, country: string): string {
  if (country === 'SE') return written.replace(SWEDISH, '$1 $2');
  return country === 'DK' ? written.replace(DANISH, '$1') : written;
}

/**
 * What is wrong with a postal code; nothing when the code is right, is blank, or belongs to another country. The code
 * itself is never repeated.
 */
export function postalCodeFault(written: string, country: string): string | undefined {
  if (written === '') return undefined;
  if (country === 'SE') return SWEDISH.test(written) ? undefined : `it is no Swedish postal code. ${FIVE}`;
  if (country === 'DK') return DANISH.test(written) ? undefined : `it is no Danish postal code. ${FOUR}`;
  return undefined;
}

const OTHERWISE = 'Correct the code or the country, or leave the code blank.';
const FIVE = `Five digits make one, such as 991 51. ${OTHERWISE}`;
const FOUR = `Four digits make one, such as 9999; a spreadsheet may have taken a zero away. ${OTHERWISE}`;
