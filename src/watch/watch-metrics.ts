import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CAMERA_CONDITIONS } from '../contract/picture-fault.ts';
import { STREAM_STATES, type StreamStatus } from './stream-status.ts';
import type { StreamReading } from './worker-messages.ts';

/** The metrics at /metrics with their sources. Names follow Prometheus' conventions. */
const COUNTERS: readonly (readonly [name: string, help: string, of: (status: StreamStatus) => number])[] = [
  ['liyi_frames_received_total', 'Pictures received, decoded or not', (s) => s.received],
  ['liyi_frames_decoded_total', 'Pictures decoded and compared with the last analysed one', (s) => s.decoded],
  ['liyi_frames_analysed_total', 'Pictures analysed', (s) => s.analysed],
  [
    'liyi_frames_dropped_total',
    'Pictures replaced by a newer one before a thread was free, or too many to decode',
    (s) => s.dropped,
  ],
  ['liyi_frames_failed_total', 'Pictures whose analysis failed', (s) => s.failed],
  ['liyi_reconnects_total', 'Connections begun anew', (s) => s.reconnects],
  ['liyi_clock_jumps_total', 'Camera clocks set anew within a connection', (s) => s.clockJumps],
];
const STAGES = ['gate', 'analyse', 'interpret'] as const;
/** CPU ms of one analysed frame: from an empty counter to a crowd. */
const FRAME_BUCKETS_MS = [1, 2, 5, 10, 15, 20, 30, 40, 60, 100, 200];

/** The metrics that `liyi watch` serves to Prometheus, read at every request. */
export class WatchMetrics {
  readonly registry = new Registry();
  readonly #frameCpu: Histogram<'stream'>;
  readonly #netMs: Counter<'stream' | 'net'>;

  constructor(source: { statuses(): readonly StreamStatus[]; readonly stretch: number }) {
    const registers = [this.registry];
    const each = (set: (status: StreamStatus) => void) => {
      for (const status of source.statuses()) set(status);
    };
    for (const [name, help, of] of COUNTERS) {
      new Counter({
        ...{ name, help, registers, labelNames: ['stream', 'window'] },
        collect() {
          this.reset();
          each((status) => this.inc({ stream: status.stream, window: status.window }, of(status)));
        },
      });
    }
    new Counter({
      ...{ name: 'liyi_stage_cpu_milliseconds_total', help: 'CPU time by stage', registers },
      labelNames: ['stream', 'stage'],
      collect() {
        this.reset();
        each(({ stream, cpuMs }) => {
          for (const stage of STAGES) this.inc({ stream, stage }, cpuMs[stage]);
        });
      },
    });
    new Gauge({
      ...{ name: 'liyi_stream_lag_milliseconds', help: 'From arrival to reading, last picture', registers },
      labelNames: ['stream'],
      collect() {
        this.reset();
        each(({ stream, lagMs }) => this.set({ stream }, lagMs));
      },
    });
    new Gauge({
      ...{ name: 'liyi_stream_state', help: '1 for the state a stream is in', registers },
      labelNames: ['stream', 'state'],
      collect() {
        this.reset();
        each((status) => {
          for (const state of STREAM_STATES) this.set({ stream: status.stream, state }, status.state === state ? 1 : 0);
        });
      },
    });
    new Gauge({
      ...{ name: 'liyi_camera_condition', help: '1 for the condition of a camera’s picture', registers },
      labelNames: ['stream', 'window', 'condition'],
      collect() {
        this.reset();
        each(({ stream, window, condition: current }) => {
          for (const condition of CAMERA_CONDITIONS)
            this.set({ stream, window, condition }, condition === current ? 1 : 0);
        });
      },
    });
    new Gauge({
      ...{ name: 'liyi_cadence_stretch', help: 'How much longer than usual between analysed frames', registers },
      collect() {
        this.set(source.stretch);
      },
    });
    this.#frameCpu = new Histogram({
      ...{ name: 'liyi_frame_cpu_milliseconds', help: 'CPU time of one analysed picture', registers },
      labelNames: ['stream'],
      buckets: FRAME_BUCKETS_MS,
    });
    this.#netMs = new Counter({
      ...{ name: 'liyi_net_milliseconds_total', help: 'Time spent in each net', registers },
      labelNames: ['stream', 'net'],
    });
  }

  analysed({ stream, cpuMs, nets }: Omit<StreamReading, 'tracks'>): void {
    this.#frameCpu.observe({ stream }, cpuMs);
    for (const [net, ms] of Object.entries(nets)) if (ms > 0) this.#netMs.inc({ stream, net }, ms);
  }
}
