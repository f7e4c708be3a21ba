import { type PointerEvent, useRef, useState } from 'react';
import { useSay } from '../i18n/language.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import type { HeadAndHips } from './suggested-marks.ts';

interface MarksEditorProps {
  readonly marks: HeadAndHips;
  readonly onChange: (marks: HeadAndHips) => void;
}

type End = keyof HeadAndHips;
const NUDGE = 0.002;

/** The two ends of a clerk who stands upright: a click moves the chosen one there, arrows nudge it. */
export function MarksEditor({ marks, onChange }: MarksEditorProps) {
  const t = useSay();
  const area = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<End>('head');
  const move = (end: End, x: number, y: number) => onChange({ ...marks, [end]: { x: within(x), y: within(y) } });
  const moveTo = (end: End, e: PointerEvent) => {
    const bounds = area.current!.getBoundingClientRect();
    move(end, (e.clientX - bounds.left) / bounds.width, (e.clientY - bounds.top) / bounds.height);
  };
  const nudge = (dx: number, dy: number) => move(chosen, marks[chosen].x + dx, marks[chosen].y + dy);
  useShortcuts(t('标站立人员', 'Marking the standing clerk'), [
    {
      keys: ['n'],
      label: t('换另一个标记', 'The other mark'),
      run: () => setChosen(chosen === 'head' ? 'low' : 'head'),
    },
    { keys: ['ArrowLeft'], label: t('左移', 'Left'), run: () => nudge(-NUDGE, 0) },
    { keys: ['ArrowRight'], label: t('右移', 'Right'), run: () => nudge(NUDGE, 0) },
    { keys: ['ArrowUp'], label: t('上移', 'Up'), run: () => nudge(0, -NUDGE) },
    { keys: ['ArrowDown'], label: t('下移', 'Down'), run: () => nudge(0, NUDGE) },
  ]);
  const names: Readonly<Record<End, string>> = { head: t('头顶', 'Top of the head'), low: t('下端', 'Lower end') };
  return (
    <div
      ref={area}
      className="marks"
      onPointerDown={(e) => {
        if (e.target === area.current) moveTo(chosen, e);
      }}
    >
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <line x1={marks.head.x} y1={marks.head.y} x2={marks.low.x} y2={marks.low.y} vectorEffect="non-scaling-stroke" />
      </svg>
      {(['head', 'low'] as const).map((end) => (
        <button
          key={end}
          type="button"
          className={end === chosen ? 'mark chosen' : 'mark'}
          style={{ left: `${marks[end].x * 100}%`, top: `${marks[end].y * 100}%` }}
          aria-label={names[end]}
          aria-pressed={end === chosen}
          onFocus={() => setChosen(end)}
          onPointerDown={(e) => {
            setChosen(end);
            e.currentTarget.setPointerCapture(e.pointerId);
          }}
          onPointerMove={(e) => {
            if (e.currentTarget.hasPointerCapture(e.pointerId)) moveTo(end, e);
          }}
        />
      ))}
    </div>
  );
}

const within = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;
