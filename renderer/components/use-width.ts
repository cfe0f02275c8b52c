import { useEffect, useRef, useState, type RefObject } from 'react';

/** The width of an element in pixels, kept current; 0 until it is laid out. */
export const useWidth = <T extends HTMLElement>(): readonly [RefObject<T | null>, number] => {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
};
