import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { CameraGeometry } from '../core/camera.ts';
import { LiyiError } from '../core/errors.ts';
import { isRemote } from '../media/remote-input.ts';
import { csvRows, decodeCsv } from './csv-rows.ts';
import type { Discovery, FoundRecording } from './found-recording.ts';

const REQUIRED = ['path', 'window'] as const;
const OPTIONAL = ['hall', 'started_at', 'camera', 'rulebooks', 'stream', 'fps'] as const;
const COLUMNS: readonly string[] = [...REQUIRED, ...OPTIONAL];
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** Of a stream without times. */
const MOST_FPS = 240;

/** Which manifest to read, and how to find the camera files it names. */
export interface ManifestSearch {
  readonly manifest: string;
  readonly hall: string;
  readonly cameraOf: (place: { hall: string; window: string }) => CameraGeometry;
  readonly readCamera: (path: string, window: string) => CameraGeometry;
}

/**
 * The recordings of a CSV file with the columns `path,window` and, where wanted, `hall,started_at,camera,rulebooks,stream,fps`;
 * paths are relative to the file, rulebooks separated by spaces. The whole file is checked before the first is given.
 * @throws LiyiError LIYI_MANIFEST, naming line and column
 */
export async function* findInManifest(search: ManifestSearch): AsyncGenerator<Discovery> {
  const rows = await readManifest(search.manifest);
  const recordings = rows.map((row) => recordingOf(row, search));
  for (const recording of recordings) yield { found: 'recording', recording };
}

interface ManifestRow {
  readonly line: number;
  readonly get: (column: Column) => string | undefined;
}

async function readManifest(path: string): Promise<ManifestRow[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new LiyiError('LIYI_INPUT_NOT_FOUND', {
      message: `${path}: cannot be read`,
      remedy: 'Check the path and who may read it.',
      cause,
    });
  });
  const [head, ...rows] = rowsOf(decodeCsv(bytes), path);
  const columns = head?.cells.map((name) => name.toLowerCase()) ?? [];
  const unknown = columns.find((name) => !COLUMNS.includes(name));
  if (unknown !== undefined) throw wrong(path, 1, `there is no column ${JSON.stringify(unknown)}`);
  const missing = REQUIRED.find((name) => !columns.includes(name));
  if (missing !== undefined) throw wrong(path, 1, `the column ${missing} is missing`);
  return rows.map(({ line, cells }) => ({
    line,
    get: (column) => cells[columns.indexOf(column)] || undefined,
  }));
}

function rowsOf(text: string, path: string) {
  try {
    return csvRows(text);
  } catch (cause) {
    throw wrong(path, undefined, (cause as Error).message, cause);
  }
}

function recordingOf({ line, get }: ManifestRow, search: ManifestSearch): FoundRecording {
  const { manifest } = search;
  const required = (column: Column): string => {
    const value = get(column);
    if (value === undefined) throw wrong(manifest, line, `${column} is empty`);
    return value;
  };
  const inFolder = (path: string): string => (isRemote(path) ? path : resolve(dirname(manifest), path));
  const place = { hall: get('hall') ?? search.hall, window: required('window') };
  const [startedAt, stream, fps] = [get('started_at'), get('stream'), get('fps')];
  if (startedAt !== undefined && (!RFC_3339.test(startedAt) || Number.isNaN(Date.parse(startedAt.replace(' ', 'T'))))) {
    throw wrong(manifest, line, `started_at is no time with date and zone (is ${JSON.stringify(startedAt)})`);
  }
  if (stream !== undefined && !/^\d{1,4}$/.test(stream)) {
    throw wrong(manifest, line, `stream is no number 0, 1, 2 … (is ${JSON.stringify(stream)})`);
  }
  if (fps !== undefined && !(Number(fps) > 0 && Number(fps) <= MOST_FPS)) {
    throw wrong(manifest, line, `fps is no frame rate up to ${MOST_FPS} (is ${JSON.stringify(fps)})`);
  }
  const [camera, rulebooks] = [get('camera'), get('rulebooks')];
  return {
    path: inFolder(required('path')),
    ...place,
    ...(startedAt !== undefined && { startedAt: Date.parse(startedAt.replace(' ', 'T')) }),
    camera: camera === undefined ? search.cameraOf(place) : search.readCamera(inFolder(camera), place.window),
    ...(rulebooks !== undefined && { rulebooks: rulebooks.split(/\s+/) }),
    ...(stream !== undefined && { stream: Number(stream) }),
    ...(fps !== undefined && { untimedFps: Number(fps) }),
    named: 'by-manifest',
  };
}

const wrong = (path: string, line: number | undefined, why: string, cause?: unknown): LiyiError =>
  new LiyiError('LIYI_MANIFEST', {
    message: `${path}${line === undefined ? '' : `, line ${line}`}: ${why}`,
    remedy: `Its first line names columns: ${REQUIRED.join(', ')}, and where wanted ${OPTIONAL.join(', ')}.`,
    cause,
  });
