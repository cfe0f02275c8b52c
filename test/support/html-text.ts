/** The tags of a page in order, without their attributes; the style sheet counts as nothing. */
export const tagsOf = (page: string): readonly string[] =>
  [...withoutStyle(page).matchAll(/<(\/?[a-zA-Z][\w-]*)/g)].map(([, name]) => name ?? '');

/** Everything inside a tag: names of attributes and their values. */
export const attributesOf = (page: string): readonly (readonly [string, string])[] =>
  [...withoutStyle(page).matchAll(/<[a-zA-Z][\w-]*((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/g)].flatMap(
    ([, attributes = '']) =>
      [...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      ),
  );

/** The words of a page as a browser shows them. */
export const textOf = (page: string): string =>
  withoutStyle(page)
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
      code === undefined ? (named[name ?? ''] ?? '') : String.fromCodePoint(Number(code)),
    );

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const withoutStyle = (page: string): string => page.replace(/<style>[^<]*<\/style>/, '');
