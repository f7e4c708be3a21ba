import { CaretRightOutlined, PauseOutlined, StepBackwardOutlined, StepForwardOutlined } from '@ant-design/icons';
import { Button, Checkbox, Segmented, Tooltip } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSay } from '../i18n/language.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import type { ClipSource } from './clip-source.ts';
import { CurveChart } from './curve-chart.tsx';
import type { OverlayLayers } from './draw-overlay.ts';
import type { SideView } from './following-picture.tsx';
import type { MeasuredCurve, OverlayFrame, Zone } from './measurements.ts';
import { createMediaClock } from './media-clock.ts';
import { OverlayCanvas } from './overlay-canvas.tsx';
import { PictureNotice, type PictureState } from './picture-state.tsx';
import { PlaybackTime } from './playback-time.tsx';
import { SideViews } from './side-views.tsx';
import type { soundBars } from './sound-levels.ts';
import { SoundStrip } from './sound-strip.tsx';
import type { SpokenLine } from './spoken-line.ts';
import { WordCaption } from './word-caption.tsx';
import './player.css';

type Sound = Parameters<typeof soundBars>[0];

const SPEEDS = [0.25, 0.5, 1, 1.5, 2] as const;

const NO_LINES: readonly SpokenLine[] = [];
const NO_SOUND: Sound = [];

interface ClipPlayerProps {
  readonly clip: ClipSource;
  readonly event: { readonly startMs: number; readonly endMs: number };
  readonly picture: { readonly width: number; readonly height: number };
  readonly frames: readonly OverlayFrame[];
  readonly zones: readonly Zone[];
  /** What the clerk says in the clip, where it was written down. */
  readonly lines?: readonly SpokenLine[];
  /** Levels of the sound, where it was measured. */
  readonly sound?: Sound | undefined;
  readonly curves: readonly (MeasuredCurve & { readonly title: string })[];
  /** Clips of other cameras, in step with this one. */
  readonly beside?: readonly SideView[];
  readonly onBeside?: ((shown: boolean) => void) | undefined;
  /** Fetched and decoded, but out of sight and still until it is its turn. */
  readonly waiting?: boolean;
  /** Told when the clip turns out not to be there. */
  readonly onMissing?: (() => void) | undefined;
}

/** Evidence with its lead-in: landmarks over the picture and measured curves below it, all at the same moment. */
export function ClipPlayer(props: ClipPlayerProps) {
  const { clip, event, picture, frames, zones, lines = NO_LINES, sound = NO_SOUND, curves } = props;
  const { beside = [], onBeside, waiting = false, onMissing } = props;
  const t = useSay();
  const video = useRef<HTMLVideoElement | null>(null);
  const clock = useMemo(() => createMediaClock(clip.startMs), [clip.startMs]);
  const [playing, setPlaying] = useState(false);
  const [state, setState] = useState<PictureState>('fetching');
  const [speed, setSpeed] = useState<number>(1);
  const [looped, setLooped] = useState(false);
  const [heard, setHeard] = useState(false);
  const [layers, setLayers] = useState<OverlayLayers>({ skeleton: true, hands: true, zones: false });

  const attach = useCallback(
    (element: HTMLVideoElement | null) => {
      video.current = element;
      clock.attach(element);
    },
    [clock],
  );
  const seek = useCallback(
    (tMs: number) => {
      if (video.current !== null) video.current.currentTime = Math.max(0, (tMs - clip.startMs) / 1000);
    },
    [clip.startMs],
  );
  const toggle = useCallback(() => {
    const element = video.current;
    if (element === null) return;
    if (element.paused) void element.play().catch(() => undefined);
    else element.pause();
  }, []);
  const step = useCallback(
    (frames_: number) => {
      const element = video.current;
      if (element === null) return;
      element.pause();
      // From where the video is told to be, which is ahead of the picture on the screen: quick presses add up.
      const at = Math.floor((element.currentTime * 1000) / clip.frameMs + 0.01);
      // The middle of a picture's time, so that rounding never lands on its neighbour.
      seek(clip.startMs + (at + frames_ + 0.5) * clip.frameMs);
    },
    [clip, seek],
  );
  const skip = useCallback((seconds: number) => {
    const element = video.current;
    if (element !== null) element.currentTime = Math.max(0, element.currentTime + seconds);
  }, []);
  const faster = useCallback((by: number) => {
    setSpeed((now) => SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, SPEEDS.indexOf(now as 1) + by))]!);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a clip with another source starts afresh
  useEffect(() => setState('fetching'), [clip.src]);
  useEffect(() => {
    if (video.current !== null) video.current.playbackRate = speed;
  }, [speed]);
  useEffect(() => {
    if (!waiting) void video.current?.play().catch(() => undefined);
  }, [waiting]);
  useEffect(
    () =>
      clock.subscribe((tMs) => {
        if (looped && tMs >= event.endMs + clip.frameMs) seek(event.startMs);
      }),
    [clock, looped, event, clip.frameMs, seek],
  );

  const shortcuts = [
    { keys: [' '], label: t('播放 / 暂停', 'Play / pause'), run: toggle },
    { keys: ['ArrowLeft', ','], label: t('上一帧', 'Frame back'), run: () => step(-1) },
    { keys: ['ArrowRight', '.'], label: t('下一帧', 'Frame on'), run: () => step(1) },
    { keys: ['Shift+ArrowLeft'], label: t('后退 1 秒', '1 s back'), run: () => skip(-1) },
    { keys: ['Shift+ArrowRight'], label: t('前进 1 秒', '1 s on'), run: () => skip(1) },
    { keys: ['Home'], label: t('回到证据开始处', 'To the start of the evidence'), run: () => seek(event.startMs) },
    { keys: ['l'], label: t('循环播放证据段', 'Loop the evidence'), run: () => setLooped((on) => !on) },
    { keys: ['h'], label: t('声音开 / 关', 'Sound on / off'), run: () => setHeard((on) => !on) },
    { keys: ['['], label: t('减慢', 'Slower'), run: () => faster(-1) },
    { keys: [']'], label: t('加快', 'Faster'), run: () => faster(1) },
    {
      keys: ['o'],
      label: t('显示 / 隐藏骨架', 'Show / hide the landmarks'),
      run: () => setLayers((l) => ({ ...l, skeleton: !l.skeleton, hands: !l.skeleton })),
    },
    {
      keys: ['m'],
      label: t('显示 / 隐藏区域', 'Show / hide the zones'),
      run: () => setLayers((l) => ({ ...l, zones: !l.zones })),
    },
    ...(onBeside === undefined
      ? []
      : [
          {
            keys: ['b'],
            label: t('并排 / 只看一个机位', 'Cameras side by side / one only'),
            run: () => onBeside(beside.length === 0),
          },
        ]),
  ];
  useShortcuts(t('录像', 'Clip'), waiting ? [] : shortcuts);

  return (
    <div className="clip-player">
      <div className={beside.length > 0 ? 'pictures beside' : 'pictures'}>
        <div className="picture" style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
          <video
            key={clip.src}
            ref={attach}
            src={clip.src}
            muted={!heard}
            playsInline
            autoPlay={!waiting}
            preload="auto"
            onPlay={(e) => {
              e.currentTarget.playbackRate = speed;
              setPlaying(true);
            }}
            onPause={() => setPlaying(false)}
            onLoadedData={() => setState('ready')}
            onError={() => {
              setState('missing');
              onMissing?.();
            }}
            onClick={toggle}
          />
          <OverlayCanvas clock={clock} picture={picture} frames={frames} zones={zones} layers={layers} />
          <PictureNotice state={state} />
        </div>
        <SideViews views={beside} master={clock} playing={playing} speed={speed} layers={layers} />
      </div>
      <WordCaption clock={clock} lines={lines} />
      <div className="playback">
        <Tooltip title={t('上一帧 ←', 'Frame back ←')}>
          <Button icon={<StepBackwardOutlined />} onClick={() => step(-1)} aria-label={t('上一帧', 'Frame back')} />
        </Tooltip>
        <Button
          type="primary"
          icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
          onClick={toggle}
          aria-label={playing ? t('暂停', 'Pause') : t('播放', 'Play')}
        />
        <Tooltip title={t('下一帧 →', 'Frame on →')}>
          <Button icon={<StepForwardOutlined />} onClick={() => step(1)} aria-label={t('下一帧', 'Frame on')} />
        </Tooltip>
        <PlaybackTime clock={clock} clip={clip} onSeek={seek} event={event} />
        <Segmented
          size="small"
          value={speed}
          onChange={(value) => setSpeed(Number(value))}
          options={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
          aria-label={t('播放速度', 'Speed')}
        />
        <Checkbox checked={looped} onChange={(e) => setLooped(e.target.checked)}>
          {t('循环', 'Loop')}
        </Checkbox>
        <Checkbox checked={heard} onChange={(e) => setHeard(e.target.checked)}>
          {t('声音', 'Sound')}
        </Checkbox>
        <span className="layers">
          <Checkbox checked={layers.skeleton} onChange={(e) => setLayers({ ...layers, skeleton: e.target.checked })}>
            {t('骨架', 'Body')}
          </Checkbox>
          <Checkbox checked={layers.hands} onChange={(e) => setLayers({ ...layers, hands: e.target.checked })}>
            {t('双手', 'Hands')}
          </Checkbox>
          <Checkbox checked={layers.zones} onChange={(e) => setLayers({ ...layers, zones: e.target.checked })}>
            {t('区域', 'Zones')}
          </Checkbox>
          {onBeside !== undefined && (
            <Checkbox checked={beside.length > 0} onChange={(e) => onBeside(e.target.checked)}>
              {t('并排机位', 'All cameras')}
            </Checkbox>
          )}
        </span>
      </div>
      {sound.length > 0 && <SoundStrip stretches={sound} clock={clock} clip={clip} onSeek={seek} />}
      {curves.map((curve) => (
        <CurveChart
          key={curve.quantity}
          curve={curve}
          title={curve.title}
          clock={clock}
          startMs={clip.startMs}
          endMs={clip.endMs}
          event={event}
          onSeek={seek}
        />
      ))}
    </div>
  );
}
