import { Fault } from '../../domain/kernel/fault';

/** No row of that name is set aside for the creditor. List the rows: fordring aside. */
export class AsideUnknown extends Fault {
  override readonly name = 'AsideUnknown';
  override readonly kind = 'unknown';
}

/** The row has its answer already, or the answer does not fit it. The message says which answers do. */
export class AsideRefused extends Fault {
  override readonly name = 'AsideRefused';
  override readonly kind = 'refused';
}
