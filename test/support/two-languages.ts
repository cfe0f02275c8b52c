import { attributesOf, tagsOf, textOf } from './html-text.ts';

/** What of a page its language must not change: its structure, where links lead, how it looks, what is there to be copied, its numbers. */
export const skeletonOf = (page: string): Readonly<Record<string, readonly string[]>> => ({
  tags: tagsOf(page),
  attributes: attributesOf(page)
    .filter(([name]) => ['id', 'href', 'class', 'colspan', 'rowspan'].includes(name))
    .map(([name, value]) => `${name}=${value}`),
  preformatted: preformatted(page),
  digits: digitsOf(page),
});

/** What commands printed, and commands without their comments; where there is nothing, that is said in words. */
const preformatted = (page: string): readonly string[] =>
  [...page.matchAll(/<pre[^>]*>([\s\S]*?)<\/pre>/g)]
    .map(([, text = '']) => textOf(text))
    .filter((text) => text !== '(nothing)' && text !== '(rien)')
    .map((text) => text.replaceAll(/^#.*$/gm, '#'));

/** Groups of digits, so that neither the order of a date nor the mark between thousands counts. */
const digitsOf = (page: string): readonly string[] =>
  (textOf(page.replaceAll('<', ' <')).match(/\d+/g) ?? []).toSorted();
