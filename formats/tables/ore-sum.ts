/** Far enough below what a number holds exactly that one more amount of 15 digits can be added. */
const FULL = 4_000_000_000_000_000;

/** A sum of whole öre. Adding big integers a million times takes longer than reading the file. */
export class OreSum {
  private full = 0n;
  private part = 0;

  add(ore: number): void {
    this.part += ore;
    if (this.part > FULL || this.part < -FULL) {
      this.full += BigInt(this.part);
      this.part = 0;
    }
  }

  value(): bigint {
    return this.full + BigInt(this.part);
  }
}
