/**
 * Runs in the page: makes texts that differ from run to run the same in every picture (times, dates, spans, process
 * ids, ports of clients, names of runs), as long as they are, so that nothing else moves. The page mends it by itself
 * where it draws anew.
 */
export const settleTexts = (): void => {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/\d{1,2}:\d{2}(:\d{2})?/g, '00:00'],
    [
      /\b\d{1,2} (Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* \d{4}/g,
      '01 Jan 2026',
    ],
    [
      /\b\d{1,2} (janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)\.? \d{4}/g,
      '01 janv. 2026',
    ],
    [/\b\d{4}-\d{2}-\d{2}/g, '2026-01-01'],
    [/\b\d{2}\/\d{2}\/\d{4}/g, '01/01/2026'],
    [/\b\d{8}T\d{6}Z-[\da-f]+/g, '20260101T000000Z-000000'],
    [/\b\d+([.,]\d+)?\s(ms|s|min|h)\b( \d+ (s|min)\b)?/g, '0 s'],
    [/\b(process|processus) \d+/g, '$1 0000'],
    [/\(pid \d+\)/g, '(pid 0000)'],
    [/\bof \d+ entries/g, 'of 000 entries'],
    [/\b\d+(\.\d+)? (%|per second|connections?|times?|looks?|events?|entries)/g, '0 $2'],
    [/\b\d+(,\d+)?\s(%|par seconde|connexions?|fois|relevés?|événements?|entrées?)/g, '0 $2'],
  ];
  // Bars as long as what was measured.
  for (const bar of document.querySelectorAll(
    '[role="tabpanel"][aria-labelledby="tab-chance"] figure svg',
  ))
    bar.setAttribute('visibility', 'hidden');
  const settle = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node: Node | null = root; node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue;
      let text = node.data;
      for (const [pattern, replacement] of rules) text = text.replaceAll(pattern, replacement);
      if (text !== node.data) node.data = text;
    }
  };
  settle(document.body);
  // A clock that ticks before the picture is taken is stopped again before it is drawn.
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target instanceof Text) settle(target);
      for (const node of addedNodes) settle(node);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  Reflect.set(window, 'unsettle', () => observer.disconnect());
};

/** Runs in the page: lets texts change again. */
export const unsettleTexts = (): void => {
  const unsettle: unknown = Reflect.get(window, 'unsettle');
  if (typeof unsettle === 'function') unsettle();
};
