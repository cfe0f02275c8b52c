import { useEffect } from 'react';

/** Time for what closes or replaces something to put the focus where it belongs, in milliseconds. */
const graceMs = 60;

const isUsable = (element: Element): boolean =>
  element.isConnected && !element.matches(':disabled') && element.closest('[hidden]') === null;

/**
 * Puts the focus onto the heading of the step, or into the open dialog, when the control that had it has gone or been
 * disabled: a button that turns into another, a row that is settled. Else a keyboard would have to begin anew.
 *
 * Where a person clicks beside every control, the focus is meant to leave.
 */
export const useFocusKeeper = (): void => {
  useEffect(() => {
    let last: Element | null = null;
    // Noted at once: the same element may have become another control, in use again, when it is looked for.
    let wasLost = false;
    let timer = 0;
    const look = (): void => {
      timer = 0;
      const active = document.activeElement;
      if (active !== null && active !== document.body) return;
      if (last === null || (!wasLost && isUsable(last))) return;
      const dialog = [
        ...document.querySelectorAll<HTMLElement>('[role="dialog"], [role="alertdialog"]'),
      ].at(-1);
      (dialog ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true });
    };
    const lookSoon = (): void => {
      // Not begun anew by each change: while much happens, that would put it off for good.
      if (timer === 0) timer = window.setTimeout(look, graceMs);
    };
    const remember = (): void => {
      const active = document.activeElement;
      if (active === null || active === document.body) return;
      last = active;
      wasLost = false;
    };
    // Most changes leave the focus where it is, and cost this one question.
    const observer = new MutationObserver(() => {
      // A control that is disabled loses the focus only when the next frame is drawn.
      if (last === null || isUsable(last)) return;
      wasLost = true;
      lookSoon();
    });
    document.addEventListener('focusin', remember);
    // Where the window itself is not in front, nothing is told when the focus moves.
    document.addEventListener('keydown', remember, true);
    document.addEventListener('focusout', lookSoon);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden'],
    });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', remember, true);
      document.removeEventListener('focusout', lookSoon);
    };
  }, []);
};
