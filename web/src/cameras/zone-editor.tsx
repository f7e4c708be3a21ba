import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { isSelfCrossing } from '../../../src/contract/self-crossing.ts';
import { ZONE_NAMES, type ZoneName } from '../../../src/contract/zone.ts';
import { useSay } from '../i18n/language.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import { ZONE_COLOUR } from '../player/draw-overlay.ts';

export interface Corner {
  readonly x: number;
  readonly y: number;
}
export type Zones = Readonly<Partial<Record<ZoneName, readonly Corner[]>>>;

interface ZoneEditorProps {
  readonly zones: Zones;
  readonly active: ZoneName;
  readonly onChange: (zones: Zones) => void;
}

/** The picture is drawn on in a square of 1000 by 1000, stretched to its shape. */
const SIDE = 1000;
const NUDGE = 0.005;

const clamp = (v: number): number => Math.round(Math.min(1, Math.max(0, v)) * 10_000) / 10_000;

/** Corners of a zone on a still: click adds one, dragging moves it, arrows nudge the chosen one. */
export function ZoneEditor({ zones, active, onChange }: ZoneEditorProps) {
  const t = useSay();
  const svg = useRef<SVGSVGElement>(null);
  const [chosen, setChosen] = useState<number>();
  const dragging = useRef(false);
  const corners = zones[active] ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zone has other corners
  useEffect(() => setChosen(undefined), [active]);

  const set = (next: readonly Corner[]) => onChange({ ...zones, [active]: next });
  const replaced = (index: number, corner: Corner) => corners.map((c, i) => (i === index ? corner : c));
  const at = (e: PointerEvent): Corner => {
    const bounds = svg.current!.getBoundingClientRect();
    return { x: clamp((e.clientX - bounds.left) / bounds.width), y: clamp((e.clientY - bounds.top) / bounds.height) };
  };
  const nudge = (dx: number, dy: number) => {
    const corner = chosen === undefined ? undefined : corners[chosen];
    if (corner !== undefined) set(replaced(chosen!, { x: clamp(corner.x + dx), y: clamp(corner.y + dy) }));
  };
  const remove = () => {
    if (chosen === undefined) return;
    set(corners.filter((_, i) => i !== chosen));
    setChosen(undefined);
  };
  useShortcuts(t('画区域', 'Drawing zones'), [
    {
      keys: ['n'],
      label: t('选下一个角点', 'Next corner'),
      run: () => setChosen(corners.length === 0 ? undefined : ((chosen ?? -1) + 1) % corners.length),
    },
    {
      keys: ['a'],
      label: t('加一个角点', 'Add a corner'),
      run: () => {
        set([...corners, { x: 0.5, y: 0.5 }]);
        setChosen(corners.length);
      },
    },
    { keys: ['ArrowLeft'], label: t('左移', 'Left'), run: () => nudge(-NUDGE, 0) },
    { keys: ['ArrowRight'], label: t('右移', 'Right'), run: () => nudge(NUDGE, 0) },
    { keys: ['ArrowUp'], label: t('上移', 'Up'), run: () => nudge(0, -NUDGE) },
    { keys: ['ArrowDown'], label: t('下移', 'Down'), run: () => nudge(0, NUDGE) },
    { keys: ['Delete', 'Backspace'], label: t('删除角点', 'Delete the corner'), run: remove },
  ]);

  const points = (list: readonly Corner[]) => list.map(({ x, y }) => `${x * SIDE},${y * SIDE}`).join(' ');
  return (
    <>
      <svg
        ref={svg}
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('区域', 'Zones')}
        onPointerDown={(e) => {
          const corner = at(e);
          set([...corners, corner]);
          setChosen(corners.length);
          dragging.current = true;
          e.currentTarget.setPointerCapture(e.pointerId);
        }}
        onPointerMove={(e) => {
          if (dragging.current && chosen !== undefined) set(replaced(chosen, at(e)));
        }}
        onPointerUp={() => {
          dragging.current = false;
        }}
      >
        {ZONE_NAMES.map((name) => {
          const list = zones[name] ?? [];
          return (
            <polygon
              key={name}
              points={points(list)}
              fill={ZONE_COLOUR[name]}
              fillOpacity={name === active ? 0.22 : 0.1}
              stroke={isSelfCrossing(list) ? '#ff4d4f' : ZONE_COLOUR[name]}
              strokeWidth={name === active ? 2.5 : 1.5}
              vectorEffect="non-scaling-stroke"
            />
          );
        })}
      </svg>
      {corners.map((corner, i) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the order
          key={i}
          type="button"
          className={i === chosen ? 'corner chosen' : 'corner'}
          style={{ left: `${corner.x * 100}%`, top: `${corner.y * 100}%`, background: ZONE_COLOUR[active] }}
          aria-label={t(`角点 ${i + 1}`, `Corner ${i + 1}`)}
          onFocus={() => setChosen(i)}
          onPointerDown={(e) => {
            setChosen(i);
            e.currentTarget.setPointerCapture(e.pointerId);
          }}
          onPointerMove={(e) => {
            if (e.currentTarget.hasPointerCapture(e.pointerId)) set(replaced(i, at(e)));
          }}
        />
      ))}
    </>
  );
}
