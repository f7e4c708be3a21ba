import type { Kysely, Transaction } from 'kysely';
import type { AccountsSchema } from './accounts/accounts-schema.ts';
import type { AuditSchema } from './audit/audit-schema.ts';
import type { JobsSchema } from './jobs/jobs-schema.ts';
import type { PlacesSchema } from './places/places-schema.ts';
import type { QueueSchema } from './queue/queue-schema.ts';
import type { ReadingsSchema } from './readings/readings-schema.ts';
import type { RecordingsSchema } from './recordings/recordings-schema.ts';
import type { RetentionSchema } from './retention/retention-schema.ts';
import type { ReviewsSchema } from './reviews/reviews-schema.ts';
import type { RulebooksSchema } from './rulebooks/rulebooks-schema.ts';
import type { RunsSchema } from './runs/runs-schema.ts';
import type { ScoresSchema } from './scores/scores-schema.ts';
import type { WebhooksSchema } from './webhooks/webhooks-schema.ts';
import type { WordsSchema } from './words/words-schema.ts';

/** All tables: queries may join those of several folders. */
export interface Schema
  extends AccountsSchema,
    AuditSchema,
    JobsSchema,
    PlacesSchema,
    QueueSchema,
    ReadingsSchema,
    RecordingsSchema,
    RetentionSchema,
    ReviewsSchema,
    RulebooksSchema,
    RunsSchema,
    ScoresSchema,
    WebhooksSchema,
    WordsSchema {}

export type Database = Kysely<Schema>;
/** A function that takes this runs inside the caller's transaction. */
export type Writing = Transaction<Schema>;
