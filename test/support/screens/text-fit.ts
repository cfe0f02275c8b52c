import type { Page } from 'playwright';

/**
 * Where text on a page cannot be read: cut off by something that does not scroll, lying upon other text, or making
 * the page scroll sideways. One line for each, nothing where all is well.
 *
 * Only text that ends in an ellipsis on purpose, and has the whole of it as its tooltip, may be shortened; and a picture
 * may cut its labels off at its edge: it can be zoomed, and a table beside it says the same.
 */
export const unreadableOf = (page: Page): Promise<readonly string[]> => page.evaluate(inspect);

const inspect = (): string[] => {
  type Box = { left: number; top: number; right: number; bottom: number };
  const problems: string[] = [];
  const surface =
    [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]')].at(-1) ??
    document.body;
  const say = (what: string, element: Element, text: string): void => {
    problems.push(
      `${what}: “${text.trim().replaceAll(/\s+/g, ' ').slice(0, 60)}” in ${element.outerHTML.slice(0, 110)}`,
    );
  };
  const meet = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  const isEmpty = ({ left, top, right, bottom }: Box): boolean =>
    right - left < 1 || bottom - top < 1;
  const isHidden = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display === 'none' || style.visibility !== 'visible') return true;
      const { width, height } = at.getBoundingClientRect();
      // For screen readers only.
      if (style.overflow === 'hidden' && style.position === 'absolute' && width <= 1 && height <= 1)
        return true;
    }
    return false;
  };
  /** A table may be wider than a small window, where a region around it scrolls by keyboard too. */
  const isTableFrame = (element: Element): boolean =>
    element.matches('[role="region"][tabindex="0"]') &&
    element.firstElementChild?.tagName === 'TABLE';
  const isShortened = (element: Element): boolean => {
    const style = getComputedStyle(element);
    return (
      (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') &&
      element.closest('[title]') !== null
    );
  };

  const root = document.documentElement;
  if (root.scrollWidth > innerWidth + 1) say('page scrolls sideways', document.body, '');
  for (const element of surface.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (
      ['auto', 'scroll'].includes(style.overflowX) &&
      element.scrollWidth > element.clientWidth + 1 &&
      !isTableFrame(element) &&
      !isHidden(element)
    )
      say('scrolls sideways', element, element.textContent);
    if (
      ['auto', 'scroll'].includes(style.overflowY) &&
      element.scrollHeight > element.clientHeight + 1 &&
      element.clientHeight < 40 &&
      element.tagName !== 'TEXTAREA'
    )
      say(`only ${element.clientHeight} pixels high`, element, element.textContent);
  }

  /** What is left of each text inside everything that clips it. */
  const texts: { readonly node: Text; readonly box: Box }[] = [];
  const walker = document.createTreeWalker(surface, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent === null || node.data.trim() === '') continue;
    if (['SCRIPT', 'STYLE', 'OPTION', 'TITLE', 'DESC'].includes(parent.tagName.toUpperCase()))
      continue;
    if (isHidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      let box: Box = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
      let scrolls = false;
      let excused = parent.closest('svg') !== null;
      for (let at: Element | null = parent; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
        if (clips && style.display !== 'inline') {
          const edge = at.getBoundingClientRect();
          const canScroll = ['auto', 'scroll'].includes(style.overflowY);
          if (canScroll) scrolls = true;
          if (isShortened(at) || isTableFrame(at)) excused = true;
          const cut =
            box.right > edge.right + 1.5 ||
            box.left < edge.left - 1.5 ||
            (!scrolls && (box.bottom > edge.bottom + 3 || box.top < edge.top - 3));
          if (cut && !excused && !isEmpty(box)) {
            say('cut off', at, node.data);
          }
          box = meet(box, edge);
        }
        if (style.position === 'fixed') break;
      }
      if (isEmpty(box)) continue;
      if (box.right > innerWidth + 1.5 || (!scrolls && box.bottom > innerHeight + 3))
        say('outside the window', parent, node.data);
      texts.push({ node, box });
    }
  }
  /** What lies above the page on purpose, like the notice, is put there by its z-index. */
  const isAbove = (element: Element): boolean => {
    const { position, zIndex } = getComputedStyle(element);
    return position === 'absolute' && Number(zIndex) > 0;
  };
  const floats = (node: Text): boolean => {
    for (let at = node.parentElement; at !== null && at !== surface; at = at.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(at).position) || isAbove(at)) return true;
    return false;
  };
  for (const [index, one] of texts.entries())
    for (const other of texts.slice(index + 1)) {
      if (one.node === other.node) continue;
      const { left, top, right, bottom } = meet(one.box, other.box);
      if (right - left > 2 && bottom - top > 4 && !floats(one.node) && !floats(other.node))
        say(`lies upon “${other.node.data.slice(0, 40)}”`, one.node.parentElement!, one.node.data);
    }
  return [...new Set(problems)];
};
