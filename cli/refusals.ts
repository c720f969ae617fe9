/** Something that the person at the keyboard can mend. Shown without a stack trace; the command ends with exit code 2. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

const TO_MEND = new Set([
  'Refused',
  'InputRefused',
  'PolicyRefused',
  'InvalidCivilDate',
  'InvalidAmount',
  'ConfigurationRefused',
  'RegistrationRefused',
  'KeyReusedWithOtherContents',
]);

export function isRefusal(problem: unknown): problem is Error {
  return problem instanceof Error && TO_MEND.has(problem.name);
}
