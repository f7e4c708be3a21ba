import { expect, test } from 'vitest';
import { geometryOf, readCameraFile } from '../../src/config/camera-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function read(text: string) {
  using folder = temporaryFolder();
  return readCameraFile(folder.file('camera.yaml', text));
}

const SQUARE = [
  { x: 0.1, y: 0.1 },
  { x: 0.5, y: 0.1 },
  { x: 0.5, y: 0.5 },
  { x: 0.1, y: 0.5 },
];
const SQUARE_TEXT = '[[0.1, 0.1], [0.5, 0.1], [0.5, 0.5], [0.1, 0.5]]';

test.each([
  ['an empty file', '', { zones: {} }],
  ['the kind of the window', 'windowKind: information-desk', { windowKind: 'information-desk', zones: {} }],
  ['a name and a clock', 'name: 门侧\nclockOffsetMs: -2400', { name: '门侧', clockOffsetMs: -2400, zones: {} }],
  ['a view alone', 'view: front-high', { view: 'front-high', zones: {} }],
  [
    'everything',
    `view: side\nyawDeg: -88\npitchDeg: 12\nheightM: 1.4\ndistanceM: 3\nhfovDeg: 52\nzones:\n  clerk: ${SQUARE_TEXT}`,
    { view: 'side', yawDeg: -88, pitchDeg: 12, heightM: 1.4, distanceM: 3, hfovDeg: 52, zones: { clerk: SQUARE } },
  ],
  ['JSON', `{"yawDeg": 46, "zones": {"handover": ${SQUARE_TEXT}}}`, { yawDeg: 46, zones: { handover: SQUARE } }],
  [
    'the position under camera',
    `camera: {view: close}\nzones: {citizen: ${SQUARE_TEXT}}`,
    { view: 'close', zones: { citizen: SQUARE } },
  ],
  [
    'a zone cut at the edges',
    'zones: {clerk: [[0, 0], [1, 0], [1, 1]]}',
    {
      zones: {
        clerk: [
          { x: 0, y: 0 },
          { x: 1, y: 0 },
          { x: 1, y: 1 },
        ],
      },
    },
  ],
])('reads %s', (_, text, geometry) => {
  expect(read(text)).toEqual({ geometry, unknownKeys: [] });
});

test('has a geometry for each window that it names; the others are its neighbours', () => {
  const others = SQUARE_TEXT.replaceAll('0.5', '0.4');
  const { windows, geometry } = read(
    `view: front\nwindowKind: comprehensive\nwindows:\n  A01: {zones: {clerk: ${SQUARE_TEXT}}}\n` +
      `  A02: {yawDeg: 20, windowKind: assistance, zones: {clerk: ${others}}}`,
  );
  const zones = { clerk: SQUARE };
  const { zones: othersZones, ...second } = windows!.A02!;
  expect(windows!.A01).toEqual({
    ...{ view: 'front', windowKind: 'comprehensive', zones },
    neighbours: [othersZones],
  });
  expect(second).toEqual({ view: 'front', windowKind: 'assistance', yawDeg: 20, neighbours: [zones] });
  expect(geometry).toEqual(windows!.A01);
});

test('may name the posts of a window', () => {
  const { geometry, unknownKeys } = read(`posts:\n  left: {clerk: ${SQUARE_TEXT}}\n  right: {citizen: ${SQUARE_TEXT}}`);
  expect(geometry).toEqual({ zones: {}, posts: { left: { clerk: SQUARE }, right: { citizen: SQUARE } } });
  expect(unknownKeys).toEqual([]);
});

test('says which windows it names where another is asked for', () => {
  const file = read(`windows: {A01: {zones: {clerk: ${SQUARE_TEXT}}}}`);
  expect(geometryOf(file, 'A01', 'camera.yaml')).toEqual(file.geometry);
  expect(() => geometryOf(file, 'B07', 'camera.yaml')).toThrow(
    expect.objectContaining({ code: 'LIYI_CAMERA_FILE', message: expect.stringContaining('B07') }),
  );
});

test('names keys it does not know, and goes on', () => {
  const { geometry, unknownKeys } = read(`yawdeg: 4\nyawDeg: 3\nzones: {clark: []}\ncamera: {target: [0, 1, 0]}`);
  expect(geometry).toEqual({ yawDeg: 3, zones: {} });
  expect(unknownKeys).toEqual(['yawdeg', 'camera.target', 'zones.clark']);
});

test.each([
  [
    'crossed sides',
    'zones: {clerk: [[0.1, 0.1], [0.5, 0.5], [0.5, 0.1], [0.1, 0.5]]}',
    /zones\.clerk: the sides cross.*0\.5/,
  ],
  ['zones beside windows', `zones: {}\nwindows: {A01: {zones: {}}}`, /windows: .*not both/],
  ['a post alone', 'posts: {left: {}}', /posts: must name two posts or more/],
  ['a post whose name is part of no id', "posts: {'a@b': {}, c: {}}", /posts: a post needs a name/],
  ['too many posts', `posts: {${Array.from({ length: 21 }, (_, i) => `p${i}: {}`)}}`, /posts: must name at most 20/],
  ['no window', 'windows: {}', /windows: must name a window/],
  ['a window without zones', 'windows: {A01: {}}', /windows\.A01\.zones: must be a mapping/],
  ['two corners', 'zones: {handover: [[0.1, 0.1], [0.5, 0.5]]}', /zones\.handover: needs three or more corners/],
  ['no area', 'zones: {citizen: [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3]]}', /zones\.citizen: .*no area/],
  [
    'a corner outside the picture',
    'zones: {clerk: [[0.1, 0.1], [1.2, 0.1], [0.5, 0.5]]}',
    /zones\.clerk\.1\.0: .*0 to 1.*\(is 1\.2\)/,
  ],
  [
    'corners in pixels',
    'zones: {clerk: [[10, 10], [200, 10], [200, 90]]}',
    /zones\.clerk\.0\.0: .*of the picture \(is 10\)/,
  ],
  ['a corner of three numbers', 'zones: {clerk: [[0, 0, 0], [1, 0], [1, 1]]}', /zones\.clerk\.0: must be a corner/],
  ['zones as a list', 'zones: [1]', /zones: must be a mapping/],
  ['an unknown view', 'view: fron', /view: must be one of front, .*\(is "fron"\)/],
  ['a view nested wrongly', 'camera: {yawDeg: 270}', /camera\.yawDeg: .*-180 to 180° \(is 270\)/],
  ['text for a number', 'heightM: 2,5', /heightM: must be a number .*\(is "2,5"\)/],
  ['not a number', 'distanceM: .nan', /distanceM: must be a number.*\(is NaN\)/],
  ['a clock in hours', 'clockOffsetMs: 7200000', /clockOffsetMs: .*3600000 ms/],
  ['a name of no letters', "name: ''", /name: must not be empty/],
  ['null', 'hfovDeg:', /hfovDeg: must be a number.*\(is null\)/],
  ['a list', '- 1', /must be a mapping/],
  ['bad YAML', 'view: [front', /neither YAML nor JSON.*line 1/],
  ['a key twice', 'yawDeg: 1\nyawDeg: 2', /unique/],
])('refuses %s and names the key and the value', (_, text, message) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ code: 'LIYI_CAMERA_FILE', message: expect.stringMatching(message) }),
  );
});

test.each([
  ['missing', 'nowhere.yaml', /cannot be read/],
  ['a folder', '.', /cannot be read/],
])('refuses a path that is %s', (_, path, message) => {
  expect(() => readCameraFile(path)).toThrow(
    expect.objectContaining({ code: 'LIYI_CAMERA_FILE', message: expect.stringMatching(message) }),
  );
});

test('refuses a file that cannot be a camera file by its size', () => {
  expect(() => read('#'.repeat(1_000_001))).toThrow(expect.objectContaining({ code: 'LIYI_CAMERA_FILE' }));
});
