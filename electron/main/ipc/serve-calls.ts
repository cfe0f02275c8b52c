import { ipcMain } from 'electron';

import { callChannel } from '../../../shared/ipc/channels.ts';
import type { Answer } from './answer.ts';

/** Opens the one channel on which windows can call. */
export const serveCalls = (answer: Answer): void => {
  ipcMain.handle(callChannel, (event, method: unknown, params: unknown) =>
    answer(event, method, params),
  );
};
