import { afterAll, describe, expect, it } from 'vitest';
import { readCameraFile } from '../../src/config/camera-file.ts';
import { poorPictures } from '../../src/measurements/poor-picture.ts';
import { clipPath } from '../support/clip-run.ts';
import { runFfmpeg } from '../support/made-video.ts';
import { picturesOf } from '../support/picture-checks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const CLIP = ['-i', clipPath('counter-violations.mp4')];
const zone = readCameraFile(clipPath('counter-violations.camera.yaml')).geometry.zones.clerk;
const made = (source: string) => ['-f', 'lavfi', '-i', `${source}=size=640x360:rate=2`];
const plain = (colour: string) => ['-f', 'lavfi', '-i', `color=${colour}:size=640x360:rate=2`];
const text = (words: string, more = '') =>
  `drawtext=text='${words}':fontsize=40:fontcolor=white:x=(w-tw)/2:y=(h-th)/2${more}`;
const CLOCK = "drawtext=text='%{pts\\:hms}':fontsize=18:fontcolor=white:x=12:y=12";

const HEVC = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error:keyint=8'];

const MJPEG = ['-c:v', 'mjpeg', '-q:v', '5', '-pix_fmt', 'yuvj420p'];

async function reasonsOf(input: readonly string[], filter: string, seconds: number, codec?: readonly string[]) {
  const path = `${folder.path}/made.mp4`;
  const coded = codec ?? ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '6'];
  runFfmpeg(...input, '-vf', `fps=2,${filter}`, '-t', String(seconds), ...coded, path);
  return poorPictures(await picturesOf(path, zone), true).map(({ reason }) => reason);
}

describe('pictures that are no footage', { timeout: 60_000 }, () => {
  it.each<[string, readonly string[], string]>([
    ['a blue card with a clock', plain('blue'), `${text('VIDEO LOSS')},${CLOCK}`],
    ['a grey card with a clock', plain('gray'), `${text('NO VIDEO')},${CLOCK}`],
    ['a black card whose words wander', plain('black'), text('NO SIGNAL', '+20*sin(t)')],
    ['a noisy blue card', plain('blue'), `${text('VIDEO LOSS')},noise=alls=3:allf=t`],
    ['snow', plain('gray'), 'noise=alls=100:allf=t'],
    ['colour bars', made('smptebars'), 'null'],
    ['colour bars with ramps', made('smptehdbars'), 'null'],
    ['a test pattern', made('testsrc'), 'null'],
  ])('are known: %s', async (_, input, filter) => {
    expect(await reasonsOf(input, filter, 4)).toEqual(['no-signal']);
  });

  const frozen = 'trim=end=1,tpad=stop_mode=clone:stop_duration=40';
  it.each<[string, string, readonly string[] | undefined]>([
    ['a frozen picture', frozen, undefined],
    ['a frozen picture under a clock', `${frozen},${CLOCK}`, undefined],
    ['a frozen picture that is coded anew, coarsely', frozen, ['-c:v', 'libx264', '-crf', '36', '-g', '8']],
    ['a frozen picture in another codec', frozen, HEVC],
    ['a frozen picture, each time coded as a picture of its own', frozen, MJPEG],
    ['a frozen picture under a clock, each time coded as a picture of its own', `${frozen},${CLOCK}`, MJPEG],
  ])('are known: %s', async (_, filter, codec) => {
    expect(await reasonsOf(CLIP, filter, 38, codec)).toEqual(['frozen']);
  });

  it.each<[string, string]>([
    ['a black mask over the clerk', 'drawbox=x=iw*.38:y=ih*.12:w=iw*.27:h=ih*.7:color=black:t=fill'],
    ['a grey mask over the clerk', 'drawbox=x=iw*.38:y=ih*.12:w=iw*.27:h=ih*.7:color=gray:t=fill'],
    ['a covered lens', 'drawbox=color=0x303030:t=fill,noise=alls=8:allf=t'],
    ['a lens out of focus beyond use', 'boxblur=20:2'],
  ])('are known: %s', async (_, filter) => {
    expect(await reasonsOf(CLIP, filter, 15)).toEqual(['covered']);
  });

  const still = 'trim=end=1,tpad=stop_mode=clone:stop_duration=40';
  it.each<[string, string, readonly string[] | undefined]>([
    ['people at a counter', 'null', undefined],
    ['a still clerk before the noise of a sensor', `${still},noise=alls=6:allf=t`, undefined],
    [
      'a still clerk whose noise is coded in key pictures alone',
      `${still},noise=alls=3:allf=t`,
      ['-c:v', 'libx264', '-crf', '34', '-g', '16'],
    ],
    ['a still clerk in another codec', `${still},noise=alls=4:allf=t`, HEVC],
    ['a still clerk in pictures that are coded each by itself', `${still},noise=alls=4:allf=t`, MJPEG],
    ['a mask over something else', 'drawbox=x=iw*.7:y=0:w=iw*.3:h=ih*.4:color=black:t=fill', undefined],
  ])('are not: %s', async (_, filter, codec) => {
    expect(await reasonsOf(CLIP, filter, 30, codec)).toEqual([]);
  });
});
