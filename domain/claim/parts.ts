import type { Parts } from './claim';

export function more(one: Parts, other: Parts): Parts {
  return {
    fee: one.fee.plus(other.fee),
    interest: one.interest.plus(other.interest),
    principal: one.principal.plus(other.principal),
  };
}

export function less(one: Parts, other: Parts): Parts {
  return {
    fee: one.fee.minus(other.fee),
    interest: one.interest.minus(other.interest),
    principal: one.principal.minus(other.principal),
  };
}
