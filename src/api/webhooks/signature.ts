import { createHmac } from 'node:crypto';

/** HMAC-SHA256 over timestamp, a dot and the body, so that an old message cannot be sent again as a new one. */
export const signature = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
