import { expect, it } from 'vitest';
import { redactCredentials } from '../../src/media/redact.ts';

it.each([
  ['rtsp://admin:p%40ss@10.0.0.5:554/Streaming/101: timed out', 'rtsp://***@10.0.0.5:554/Streaming/101: timed out'],
  ['rtsp://admin:p@ss@10.0.0.5/live', 'rtsp://***@10.0.0.5/live'],
  ["Opening 'rtmp://u:p@h/live' for reading", "Opening 'rtmp://***@h/live' for reading"],
  ['http://h/live?user=a&password=secret&ch=1', 'http://h/live?user=a&password=***&ch=1'],
  ['file:/data/a@b.mp4: fine', 'file:/data/a@b.mp4: fine'],
])('%s', (text, safe) => expect(redactCredentials(text)).toBe(safe));
