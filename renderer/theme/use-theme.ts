import { useEffect, useSyncExternalStore } from 'react';

import { useUi } from '../store/ui-store.ts';
import { themeOf, type ThemeName } from './themes.ts';

const darkQuery = '(prefers-color-scheme: dark)';

const subscribe = (listener: () => void): (() => void) => {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** The theme in force: the operator's choice, else that of the system. */
export const useTheme = (): ThemeName => {
  const systemIsDark = useSyncExternalStore(subscribe, () => matchMedia(darkQuery).matches);
  const name = themeOf(
    useUi(({ theme }) => theme),
    systemIsDark,
  );
  useEffect(() => {
    // Scroll bars and form controls of the browser itself follow this.
    document.documentElement.style.colorScheme = name;
  }, [name]);
  return name;
};
