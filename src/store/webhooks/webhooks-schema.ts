import type { EpochMilliseconds } from '../../core/units.ts';
import type { Flag, Json } from '../database/codec.ts';
import type { Row } from '../database/row.ts';

/** What the service sends to others, in the order in which it happened. */
export interface NoticesTable extends Row {
  readonly at: EpochMilliseconds;
  readonly type: string;
  readonly hall: string | null;
  readonly body: Json;
}

export interface WebhooksTable extends Row {
  readonly url: string;
  /** Sealed with a key that is not in the store. */
  readonly secret: string;
  readonly types: Json;
  readonly halls: Json | null;
  readonly active: Flag;
  readonly created_at: EpochMilliseconds;
  readonly version: number;
  /** The last notice that was handled for it. */
  readonly told_up_to: number;
}

export const DELIVERY_STATES = ['waiting', 'delivered', 'given-up'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface WebhookDeliveriesTable extends Row {
  readonly webhook_id: number;
  readonly notice_id: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_attempt_at: EpochMilliseconds | null;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly updated_at: EpochMilliseconds;
}

export interface WebhooksSchema {
  readonly notices: NoticesTable;
  readonly webhooks: WebhooksTable;
  readonly webhook_deliveries: WebhookDeliveriesTable;
}
