import { expect, it } from 'vitest';
import { MetricsServer } from '../../src/watch/metrics-server.ts';
import type { StreamStatus } from '../../src/watch/stream-status.ts';
import { WatchMetrics } from '../../src/watch/watch-metrics.ts';

const status: StreamStatus = {
  stream: 'A01',
  window: 'A01',
  address: 'rtsp://***@camera/1',
  state: 'no-signal',
  condition: 'frozen',
  pace: 'idle',
  fpsIn: 0,
  fpsAnalysed: 0,
  received: 7,
  decoded: 6,
  analysed: 5,
  dropped: 2,
  failed: 0,
  reconnects: 3,
  clockJumps: 0,
  lagMs: 40,
  pids: [],
  cpuMs: { gate: 1, analyse: 90, interpret: 4 },
};
const nets = { 'pose-detection': 11, 'palm-detection': 0 };

it('serves what Prometheus asks for, the same however often it asks', async () => {
  const metrics = new WatchMetrics({ statuses: () => [status], stretch: 1 });
  metrics.analysed({
    kind: 'read',
    stream: 'A01',
    cpuMs: 18,
    nets,
    reading: { tMs: 0, quality: { meanLuma: 0, contrast: 0, sharpness: 0 }, people: [] },
  });
  await using server = await MetricsServer.listen(metrics.registry, '127.0.0.1', 0);
  const url = `http://127.0.0.1:${server.port}`;
  const first = await (await fetch(`${url}/metrics`)).text();
  for (const line of [
    'liyi_frames_received_total{stream="A01",window="A01"} 7',
    'liyi_frames_decoded_total{stream="A01",window="A01"} 6',
    'liyi_reconnects_total{stream="A01",window="A01"} 3',
    'liyi_stage_cpu_milliseconds_total{stream="A01",stage="analyse"} 90',
    'liyi_stream_state{stream="A01",state="no-signal"} 1',
    'liyi_stream_state{stream="A01",state="live"} 0',
    'liyi_camera_condition{stream="A01",window="A01",condition="frozen"} 1',
    'liyi_camera_condition{stream="A01",window="A01",condition="ok"} 0',
    'liyi_frame_cpu_milliseconds_bucket{le="20",stream="A01"} 1',
    'liyi_frame_cpu_milliseconds_bucket{le="15",stream="A01"} 0',
    'liyi_net_milliseconds_total{stream="A01",net="pose-detection"} 11',
  ])
    expect(first).toContain(line);
  expect(await (await fetch(`${url}/metrics`)).text()).toBe(first);
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
});
