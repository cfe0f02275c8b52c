import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

/** A part of something long, as it is moved and enlarged. */
export type PartControl = {
  readonly span: { readonly from: number; readonly to: number };
  readonly zoom: (factor: number, around: number) => void;
  /** By a part of what is shown. */
  readonly pan: (part: number) => void;
  readonly set: (span: { readonly from: number; readonly to: number }) => void;
};

/** Pixels: where the part begins within the element, and how wide it is. */
export type Plot = { readonly left: number; readonly width: number };

/** Where the pointer is, in pixels of the drawing; null when it is elsewhere. */
export type PointerPlace = { readonly x: number; readonly y: number } | null;

type Handlers = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
};

/** A hand that shakes so many pixels has not dragged. */
const still = 4;

/** Drag moves the picture, a click sets the marker, the wheel with Ctrl zooms, sideways it moves. The plain wheel is left to the page. */
export const usePointer = (
  plot: RefObject<HTMLElement | null>,
  control: PartControl,
  { left, width }: Plot,
  onClick: (place: { readonly x: number; readonly y: number }) => void,
): { readonly place: PointerPlace; readonly dragging: boolean; readonly handlers: Handlers } => {
  const [place, setPlace] = useState<PointerPlace>(null);
  const [dragging, setDragging] = useState(false);
  const drag = useRef<{ x: number; from: number; moved: boolean } | null>(null);
  const latest = useRef({ control, left, width });
  useEffect(() => {
    latest.current = { control, left, width };
  });
  useEffect(() => {
    const element = plot.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      const { control: now, left: start, width: wide } = latest.current;
      const sideways = event.shiftKey ? event.deltaY + event.deltaX : event.deltaX;
      if (!event.ctrlKey && sideways === 0) return;
      event.preventDefault();
      if (event.ctrlKey) {
        const x = event.clientX - element.getBoundingClientRect().left - start;
        const around = now.span.from + (x / wide) * (now.span.to - now.span.from);
        now.zoom(Math.exp(Math.max(-1, Math.min(1, event.deltaY / 200))), around);
      } else now.pan(sideways / wide);
    };
    // React listens to the wheel passively, and the page would scroll as well.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [plot]);
  const placeOf = (event: PointerEvent<HTMLElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left - left, y: event.clientY - box.top };
  };
  return {
    place,
    dragging,
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        drag.current = { x: event.clientX, from: control.span.from, moved: false };
      },
      onPointerMove: (event) => {
        const { current } = drag;
        if (current === null) {
          setPlace(placeOf(event));
          return;
        }
        const by = event.clientX - current.x;
        if (!current.moved && Math.abs(by) < still) return;
        // Not before: a click on something in the picture would never reach it.
        if (!current.moved) event.currentTarget.setPointerCapture(event.pointerId);
        current.moved = true;
        setDragging(true);
        setPlace(null);
        const length = control.span.to - control.span.from;
        const from = current.from - (by / width) * length;
        control.set({ from, to: from + length });
      },
      onPointerUp: (event) => {
        const { current } = drag;
        drag.current = null;
        setDragging(false);
        if (current !== null && !current.moved) onClick(placeOf(event));
      },
      onPointerLeave: () => {
        // Pressed, and let go elsewhere before it became a drag.
        if (drag.current?.moved !== true) drag.current = null;
        setPlace(null);
      },
    },
  };
};
