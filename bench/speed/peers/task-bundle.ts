import { Builder } from 'flatbuffers';

/** How a net wants black and white: (value − mean) / deviation. */
export interface Normalisation {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * A .task bundle of MediaPipe Tasks: a ZIP of nets, stored, each aligned to 4 bytes (the library maps them as they are).
 */
export function taskBundle(nets: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of Object.entries(nets)) {
    const nameBytes = new TextEncoder().encode(name);
    const padding = (16 - ((at + 30 + nameBytes.length) % 16)) % 16;
    const crc = crc32(bytes);
    const common = (view: DataView, from: number) => {
      view.setUint16(from, 20, true);
      view.setUint32(from + 10, crc, true);
      view.setUint32(from + 14, bytes.length, true);
      view.setUint32(from + 18, bytes.length, true);
      view.setUint16(from + 22, nameBytes.length, true);
    };
    const local = new DataView(new ArrayBuffer(30));
    local.setUint32(0, 0x04034b50, true);
    common(local, 4);
    local.setUint16(28, padding, true);
    const central = new DataView(new ArrayBuffer(46));
    central.setUint32(0, 0x02014b50, true);
    central.setUint16(4, 20, true);
    common(central, 6);
    central.setUint32(42, at, true);
    directory.push(new Uint8Array(central.buffer), nameBytes);
    const entry = [new Uint8Array(local.buffer), nameBytes, new Uint8Array(padding), bytes];
    parts.push(...entry);
    at += entry.reduce((sum, part) => sum + part.length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, Object.keys(nets).length, true);
  end.setUint16(10, Object.keys(nets).length, true);
  end.setUint32(12, listed.length, true);
  end.setUint32(16, at, true);
  return new Uint8Array(Buffer.concat([...parts, listed, new Uint8Array(end.buffer)]));
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/** Fields of TFLite's Model table, by position in schema.fbs. */
const MODEL = { version: 0, operatorCodes: 1, subgraphs: 2, description: 3, buffers: 4, metadata: 6 } as const;

/**
 * The net with the metadata that MediaPipe Tasks asks for. Offsets in a flatbuffer point forwards, so a new root before
 * the old bytes may point at all that was there.
 */
export function withMetadata(net: Uint8Array, normalisation: Normalisation): Uint8Array {
  const old = new DataView(net.buffer, net.byteOffset, net.byteLength);
  const root = old.getUint32(0, true);
  const fieldAt = (field: number): number | undefined => {
    const vtable = root - old.getInt32(root, true);
    if (4 + 2 * field >= old.getUint16(vtable, true)) return undefined;
    const offset = old.getUint16(vtable + 4 + 2 * field, true);
    return offset === 0 ? undefined : root + offset;
  };
  const targetOf = (position: number) => position + old.getUint32(position, true);
  const oldBuffers = targetOf(fieldAt(MODEL.buffers)!);
  const count = old.getUint32(oldBuffers, true);

  const builder = new Builder(4096);
  const metadata = builder.createByteVector(imageMetadata(normalisation));
  builder.startObject(1);
  builder.addFieldOffset(0, metadata, 0);
  const metadataBuffer = builder.endObject();
  const name = builder.createString('TFLITE_METADATA');
  builder.startObject(2);
  builder.addFieldOffset(0, name, 0);
  builder.addFieldInt32(1, count, 0);
  const entry = builder.endObject();
  builder.startVector(4, 1, 4);
  builder.addOffset(entry);
  const metadataList = builder.endVector();
  builder.startVector(4, count + 1, 4);
  builder.addOffset(metadataBuffer);
  for (let i = 0; i < count; i++) builder.addInt32(0);
  const buffers = builder.endVector();
  builder.startObject(8);
  builder.addFieldInt32(MODEL.version, 3, 0);
  for (const field of [MODEL.operatorCodes, MODEL.subgraphs, MODEL.description])
    if (fieldAt(field) !== undefined) builder.addFieldInt32(field, -1, 0);
  builder.addFieldOffset(MODEL.buffers, buffers, 0);
  builder.addFieldOffset(MODEL.metadata, metadataList, 0);
  builder.finish(builder.endObject(), 'TFL3');

  const head = builder.asUint8Array();
  const length = Math.ceil(head.length / 16) * 16;
  const bytes = new Uint8Array(length + net.length);
  bytes.set(head);
  bytes.set(net, length);
  const view = new DataView(bytes.buffer);
  const point = (from: number, oldTarget: number) => view.setUint32(from, length + oldTarget - from, true);
  const newRoot = view.getUint32(0, true);
  const newField = (field: number) =>
    newRoot + view.getUint16(newRoot - view.getInt32(newRoot, true) + 4 + 2 * field, true);
  for (const field of [MODEL.operatorCodes, MODEL.subgraphs, MODEL.description]) {
    const position = fieldAt(field);
    if (position !== undefined) point(newField(field), targetOf(position));
  }
  const list = newField(MODEL.buffers) + view.getUint32(newField(MODEL.buffers), true);
  for (let i = 0; i < count; i++) point(list + 4 + 4 * i, targetOf(oldBuffers + 4 + 4 * i));
  return bytes;
}

/** TFLite Model Metadata (metadata_schema.fbs): one RGB picture as input, normalised so. */
function imageMetadata({ mean, deviation }: Normalisation): Uint8Array {
  const builder = new Builder(512);
  const floats = (values: readonly number[]) => {
    builder.startVector(4, values.length, 4);
    for (const value of values.toReversed()) builder.addFloat32(value);
    return builder.endVector();
  };
  const table = (fields: number, fill: () => void) => {
    builder.startObject(fields);
    fill();
    return builder.endObject();
  };
  const list = (offset: number) => {
    builder.startVector(4, 1, 4);
    builder.addOffset(offset);
    return builder.endVector();
  };
  const [means, deviations] = [floats([mean, mean, mean]), floats([deviation, deviation, deviation])];
  const options = table(2, () => {
    builder.addFieldOffset(0, means, 0);
    builder.addFieldOffset(1, deviations, 0);
  });
  const units = list(
    table(2, () => {
      builder.addFieldInt8(0, 1, 0);
      builder.addFieldOffset(1, options, 0);
    }),
  );
  const image = table(2, () => builder.addFieldInt8(0, 1, 0));
  const content = table(3, () => {
    builder.addFieldInt8(0, 2, 0);
    builder.addFieldOffset(1, image, 0);
  });
  const [highest, lowest] = [floats([1]), floats([0])];
  const stats = table(2, () => {
    builder.addFieldOffset(0, highest, 0);
    builder.addFieldOffset(1, lowest, 0);
  });
  const inputs = list(
    table(7, () => {
      builder.addFieldOffset(3, content, 0);
      builder.addFieldOffset(4, units, 0);
      builder.addFieldOffset(5, stats, 0);
    }),
  );
  const graphs = list(table(5, () => builder.addFieldOffset(2, inputs, 0)));
  builder.finish(
    table(8, () => builder.addFieldOffset(3, graphs, 0)),
    'M001',
  );
  return builder.asUint8Array();
}
