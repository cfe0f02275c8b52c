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
    [/\b\d{4}-\d{2}-\d{2}/g, '2026-01-01'],
    [/\b\d{8}T\d{6}Z-\d+/g, '20260101T000000Z-000000'],
    [/\b\d+(\.\d+)? (ms|s|min|h)\b( \d+ (s|min)\b)?/g, '0 s'],
    [/\bprocess \d+/g, 'process 0000'],
    [/\(pid \d+\)/g, '(pid 0000)'],
    [/\bof \d+ entries/g, 'of 000 entries'],
    [/\b\d+(\.\d+)? (%|per second|connections?|times?|looks?|events?|entries)/g, '0 $2'],
  ];
  // Bars as long as what was measured.
  for (const bar of document.querySelectorAll(
    '[role="tabpanel"][aria-labelledby="tab-chance"] figure svg',
  ))
    bar.setAttribute('visibility', 'hidden');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    let text = node.nodeValue ?? '';
    for (const [pattern, replacement] of rules) text = text.replaceAll(pattern, replacement);
    if (text !== node.nodeValue) node.nodeValue = text;
  }
};
