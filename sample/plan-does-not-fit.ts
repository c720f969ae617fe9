/** A sample's plan asks for more than its invoices can give. A fault of the plan, found by its tests. */
export class PlanDoesNotFit extends Error {
  override readonly name = 'PlanDoesNotFit';
}
