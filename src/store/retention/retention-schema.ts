import type { EpochMilliseconds } from '../../core/units.ts';

export interface RetentionRulesTable {
  readonly kind: string;
  readonly days: number;
  readonly account_id: number;
  readonly updated_at: EpochMilliseconds;
}

export interface RetentionSchema {
  readonly retention_rules: RetentionRulesTable;
}
