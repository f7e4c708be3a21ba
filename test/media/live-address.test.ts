import { expect, it } from 'vitest';
import { isNetworkUrl, liveInput, shownAddress } from '../../src/media/live-address.ts';

it('a scheme that is not for cameras is refused, and nothing of it shown', () => {
  const address = { kind: 'network', url: 'ftp://u:geheim7@host/x' } as const;
  expect(() => liveInput(address)).toThrow(expect.objectContaining({ code: 'LIYI_LIVE_ADDRESS' }));
  expect(shownAddress(address)).toBe('ftp://***@host/x');
});

it('an address goes into the script as one word, whatever it holds', () => {
  const url = "rtsp://u:it's\nfile@camera/1";
  const { args, stdin } = liveInput({ kind: 'network', url });
  expect(args.join(' ')).not.toContain('camera');
  expect(stdin!.split('\n')[1]).toBe("file 'rtsp://u:it'\\''sfile@camera/1'");
});

it.each([
  ['rtsp://camera/1', true],
  ['HTTPS://h/live.m3u8', true],
  ['clips/a.mp4', false],
  ['/data/rtsp.mp4', false],
])('%s is an address: %s', (text, expected) => expect(isNetworkUrl(text)).toBe(expected));
