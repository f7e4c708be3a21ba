import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Rows drawn above and below those in view, so that a quick turn of the wheel finds them there. */
const SPARE_ROWS = 6;

interface VisibleRows<E extends HTMLElement> {
  readonly scroller: RefObject<E | null>;
  /** From `first` up to `end`. */
  readonly first: number;
  readonly end: number;
  readonly bringIntoView: (row: number) => void;
}

/** Which of many rows of one height a scrolled element shows: only these need to be drawn. */
export function useVisibleRows<E extends HTMLElement>(rows: number, rowPx: number): VisibleRows<E> {
  const scroller = useRef<E>(null);
  const [view, setView] = useState({ top: 0, height: 0 });
  useEffect(() => {
    const element = scroller.current!;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  const bringIntoView = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (element === null) return;
      const [top, bottom] = [row * rowPx, (row + 1) * rowPx];
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    },
    [rowPx],
  );
  return {
    scroller,
    first: Math.max(0, Math.floor(view.top / rowPx) - SPARE_ROWS),
    end: Math.min(rows, Math.ceil((view.top + view.height) / rowPx) + SPARE_ROWS),
    bringIntoView,
  };
}
