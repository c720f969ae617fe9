/** Tells whether one more start makes sense: a process that ends again and again has a reason that no start mends. */
export class Restarts {
  private readonly at: number[] = [];
  private readonly most: number;
  private readonly withinMilliseconds: number;

  constructor({ most, withinMilliseconds }: { readonly most: number; readonly withinMilliseconds: number }) {
    this.most = most;
    this.withinMilliseconds = withinMilliseconds;
  }

  /** How often it ended within the time, this end among them. An end that lies further back is forgiven. */
  ended(now: number): { readonly times: number; readonly mayStartAgain: boolean } {
    this.at.push(now);
    while (this.at[0] !== undefined && this.at[0] <= now - this.withinMilliseconds) this.at.shift();
    return { times: this.at.length, mayStartAgain: this.at.length < this.most };
  }
}
