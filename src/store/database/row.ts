import type { Generated } from 'kysely';

/** A table that numbers its rows itself. */
export interface Row {
  readonly id: Generated<number>;
}
