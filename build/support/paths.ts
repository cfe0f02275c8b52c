import { dirname, join } from 'node:path';

/** The checkout: the folder that holds `package.json`. */
export const root = dirname(dirname(import.meta.dirname));

/** A path inside the checkout, absolute. */
export const inRoot = (...parts: readonly string[]): string => join(root, ...parts);

/** Downloads, unpacked fallbacks and remembered outcomes; ignored by git, safe to delete. */
export const cacheDir = inRoot('.cache');
