import { describe, expect, it } from 'vitest';
import { LiyiError } from '../../src/core/errors.ts';
import { redactCredentials } from '../../src/core/redact.ts';

describe('what is printed or stored', () => {
  it.each([
    ['rtsp://admin:p%40ss@10.0.0.5:554/Streaming/101: timed out', 'rtsp://***@10.0.0.5:554/Streaming/101: timed out'],
    ['rtsp://admin:p@ss@10.0.0.5/live', 'rtsp://***@10.0.0.5/live'],
    ['rtsp://admin:pa/ss@10.0.0.5/live', 'rtsp://***@10.0.0.5/live'],
    ["Opening 'rtmp://u:p@h/live' for reading", "Opening 'rtmp://***@h/live' for reading"],
    ['http://h/live?user=a&password=secret&ch=1', 'http://h/live?user=***&password=***&ch=1'],
    ['rtsp://h/cam/realmonitor?channel=1&subtype=0', 'rtsp://h/cam/realmonitor?channel=1&subtype=0'],
    [
      'rtsp://h:554/user=admin_password=tlJwpbo6_channel=1_stream=0.sdp',
      'rtsp://h:554/user=admin_password=***_channel=1_stream=0.sdp',
    ],
    [
      'https://b.example/a.mp4?X-Amz-Expires=600&X-Amz-Credential=AK/1&X-Amz-Signature=0a1b: 403',
      'https://b.example/a.mp4?X-Amz-Expires=***&X-Amz-Credential=***&X-Amz-Signature=*** 403',
    ],
    [
      'https://b.example/a.mp4?e=1&OSSAccessKeyId=LT&Signature=x%3D',
      'https://b.example/a.mp4?e=***&OSSAccessKeyId=***&Signature=***',
    ],
    ['srt://h:9000?passphrase=0123456789&mode=caller', 'srt://h:9000?passphrase=***&mode=***'],
    ['https://b.example/a.mp4?c2lnbmVk', 'https://b.example/a.mp4?***'],
    ['https://b.example/a.mp4#t=secret', 'https://b.example/a.mp4#t=***'],
    ['http://h/a@b.mp4', 'http://h/a@b.mp4'],
    ['file:/data/a@b.mp4?x=1: fine', 'file:/data/a@b.mp4?x=1: fine'],
  ])('%s', (text, safe) => expect(redactCredentials(text)).toBe(safe));

  it('holds for every error that a user can meet', () => {
    const error = new LiyiError('LIYI_INPUT_NOT_FOUND', {
      message: 'https://b.example/a.mp4?X-Amz-Signature=0a1b: gone',
      remedy: 'Try rtsp://u:p@h/1.',
    });
    expect([error.message, error.remedy]).toEqual([
      'https://b.example/a.mp4?X-Amz-Signature=*** gone',
      'Try rtsp://***@h/1.',
    ]);
  });
});
