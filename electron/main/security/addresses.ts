/** The scheme under which this program serves its own pages; there is no `file://` anywhere. */
export const scheme = 'app';
export const wizardHost = 'main';
export const wizardAddress = `${scheme}://${wizardHost}/index.html`;

const wizardRoot = `${scheme}://${wizardHost}/`;

/** Whether an address belongs to the wizard's page. Compared as text: Chromium writes the addresses of its frames in one way only, and every other spelling is refused. */
export const isWizardAddress = (text: string): boolean => text.startsWith(wizardRoot);

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/**
 * The file of the wizard that an address names, as path segments below the renderer's folder, and its type. Null for everything else.
 *
 * Only plain names pass: nothing encoded, no dots at the start, no drive, no backslash, so that no spelling leads out of the folder.
 */
export const wizardFile = (
  text: string,
): { readonly segments: readonly string[]; readonly type: string } | null => {
  if (!isWizardAddress(text)) return null;
  // Not `pathname`: that has `..` resolved already, and would answer for an address that nobody should ask for.
  const raw = text.slice(wizardRoot.length).split(/[?#]/)[0] ?? '';
  const segments = raw.split('/');
  if (!segments.every((segment) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(segment))) return null;
  const type = types[raw.split('.').at(-1) ?? ''];
  return type === undefined ? null : { segments, type };
};
