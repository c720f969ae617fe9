import type { Delivery } from './outbox-relay';

/** How much each lane of the relay has told since this process began, and how often a lane failed. */
export class RelayCounts {
  readonly told = new Map<string, number>();
  readonly failures = new Map<string, number>();

  /** The same deliveries, counted. */
  counting(deliveries: Readonly<Record<string, Delivery>>): Record<string, Delivery> {
    return Object.fromEntries(
      Object.entries(deliveries).map(([lane, deliver]) => {
        this.told.set(lane, 0);
        this.failures.set(lane, 0);
        return [lane, () => this.count(lane, deliver)];
      }),
    );
  }

  private async count(lane: string, deliver: Delivery): Promise<number> {
    try {
      const told = await deliver();
      this.told.set(lane, (this.told.get(lane) ?? 0) + told);
      return told;
    } catch (problem) {
      this.failures.set(lane, (this.failures.get(lane) ?? 0) + 1);
      throw problem;
    }
  }
}
