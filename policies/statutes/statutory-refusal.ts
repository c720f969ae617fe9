/** Why the law does not allow a step: the paragraph, and for a person what is wrong, the limit, and what to do. */
export interface StatutoryRefusal {
  readonly paragraph: string;
  readonly message: string;
}
