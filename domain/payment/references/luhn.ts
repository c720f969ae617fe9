/** Sweden's "10-modulen" and Denmark's "modulus 10" are both Luhn's method: weights 2, 1, 2, 1 … from the right. */
export function luhnDigitFor(payload: string): string {
  let sum = 0;
  for (let index = 0; index < payload.length; index++) {
    const digit = payload.charCodeAt(payload.length - 1 - index) - 48;
    const weighted = index % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Whether the last digit is the Luhn digit of those before it. Of anything but two digits or more: no. */
export function hasLuhnDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && digits.endsWith(luhnDigitFor(digits.slice(0, -1)));
}
