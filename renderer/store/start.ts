import { rest } from '../later.tsx';
import { bridge } from './client.ts';
import { tellShell } from './language.ts';
import { ui } from './ui-store.ts';

/** How long the first picture may keep the rest waiting, in milliseconds. */
const longestMs = 1_000;

/** Connects the stores to shell and agent as soon as the first picture is drawn; called once. The first call makes the shell read what it has put off. */
export const start = (): void => {
  ui.setOperator(bridge().about.operator);
  // A window that is hidden has idle moments every few seconds only.
  requestIdleCallback(() => void follow(), { timeout: longestMs });
};

const follow = async (): Promise<void> => {
  const { followServer } = await rest();
  followServer();
  tellShell();
};
