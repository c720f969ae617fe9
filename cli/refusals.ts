/** Something that the person at the keyboard can mend. Shown without a stack trace; the command ends with exit code 2. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Input or a question that was refused: the person corrects it. */
export const REFUSED: ReadonlySet<string> = new Set([
  'Refused',
  'InputRefused',
  'PolicyRefused',
  'PolicyVersionChanged',
  'CreditorChanged',
  'CreditorUnknown',
  'DebtorUnknown',
  'InvoiceKnownOtherwise',
  'MovementKnownOtherwise',
  'PaymentKnownOtherwise',
  'PaymentNotInSuspense',
  'KeyReusedWithOtherContents',
  'ClaimUnknown',
  'ClaimNotFound',
  'InvalidCivilDate',
  'InvalidAmount',
  'NoStatuteForDate',
  'InvalidPeriod',
  'RecipeUnknown',
  'UnknownPeriodRule',
  'NothingToCleanUp',
  'RunRefused',
  'RunUnknown',
  'FileChangedMeanwhile',
  'TooMuchOpen',
  'ConfigurationRefused',
  'IdentityRefused',
  'RoleMapRefused',
  'AuthorityMatrixRefused',
  'DecisionNeeded',
  'DecisionRefused',
  'PermissionMissing',
  'InvoiceOfSeveral',
]);

/** Something that is not there, or not as it should be: told in its own sentence, without a stack. */
export const UNAVAILABLE: ReadonlySet<string> = new Set([
  'EngineUnavailable',
  'TemporalBinaryMissing',
  'PostgresMissing',
  'ClusterNotMade',
  'NoUserForPostgres',
  'PortTaken',
  'ServerDidNotStart',
  'MigrationChanged',
  'LedgerDamaged',
  'IdentityUnavailable',
]);

export function isRefusal(problem: unknown): problem is Error {
  return problem instanceof Error && REFUSED.has(problem.name);
}

export function isUnavailability(problem: unknown): problem is Error {
  return problem instanceof Error && UNAVAILABLE.has(problem.name);
}

/** The refusal that a workflow's failed activity stands for, when it is one. */
export function refusalBehind(problem: unknown): Error | undefined {
  for (let cause: unknown = problem; cause instanceof Error; cause = cause.cause) {
    if ('type' in cause && typeof cause.type === 'string' && REFUSED.has(cause.type)) return cause;
  }
  return undefined;
}
