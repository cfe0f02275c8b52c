import { create } from 'zustand';

import type { SetupChoice } from './setup-command.ts';

/** What the operator chose for the Setup command; the same wherever the command stands. */
export const useSetupChoice = create<SetupChoice>(() => ({ folder: '', sendsData: true }));
