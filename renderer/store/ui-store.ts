import { create } from 'zustand';

import type { RootCause } from '../../shared/after/schema.ts';
import type { Finding } from '../../shared/report/schema.ts';
import type { Texts } from '../../shared/texts/make-texts.ts';
import type { ThemeChoice } from '../theme/themes.ts';

export const stepIds = ['connect', 'before', 'gate', 'during', 'after', 'report'] as const;
/** The steps in their order. */
export type StepId = (typeof stepIds)[number];

export type BeforeTab = 'checks' | 'ports' | 'chance';

export type Dialog =
  | { readonly kind: 'protect'; readonly service: string }
  | {
      readonly kind: 'free';
      readonly captureId: string;
      readonly action: 'close-connection' | 'restart-service';
    }
  | { readonly kind: 'recover'; readonly service: string; readonly cause: RootCause | null }
  | { readonly kind: 'restore' }
  | { readonly kind: 'difference'; readonly path: string }
  | { readonly kind: 'waive'; readonly finding: Finding }
  | { readonly kind: 'evidence'; readonly itemId: string };

/** Words in the language that the window has when they are shown. */
export type Told = (texts: Texts) => string;

/** Something the operator should know that stands nowhere else; it stays until it is closed. */
export type Notice = {
  readonly intent: 'error' | 'warning' | 'success' | 'info';
  readonly title: Told;
  readonly text: Told;
};

/** What only this window knows: where the operator is looking. */
export type UiStore = {
  readonly step: StepId;
  readonly theme: ThemeChoice;
  readonly tab: BeforeTab;
  readonly selectedCheck: string | null;
  readonly selectedPort: string | null;
  readonly timelineOpen: boolean;
  readonly dialog: Dialog | null;
  readonly notice: Notice | null;
  /** Name of the person at the keyboard, as it goes into the journal; typed once, kept for the next form. */
  readonly operator: string;
};

export const useUi = create<UiStore>(() => ({
  step: 'connect',
  theme: 'system',
  tab: 'checks',
  selectedCheck: null,
  selectedPort: null,
  timelineOpen: false,
  dialog: null,
  notice: null,
  operator: '',
}));

export const ui = {
  go: (step: StepId): void => useUi.setState({ step }),
  setTheme: (theme: ThemeChoice): void => useUi.setState({ theme }),
  setTab: (tab: BeforeTab): void => useUi.setState({ tab }),
  selectCheck: (selectedCheck: string): void => useUi.setState({ selectedCheck }),
  selectPort: (selectedPort: string): void => useUi.setState({ selectedPort }),
  /** Forgets what belonged to the run of another server. */
  forgetRun: (): void =>
    useUi.setState({ tab: 'checks', selectedCheck: null, selectedPort: null, dialog: null }),
  /** Shows one check, wherever the operator is. */
  showCheck: (checkId: string): void =>
    useUi.setState({ step: 'before', tab: 'checks', selectedCheck: checkId }),
  setTimeline: (timelineOpen: boolean): void => useUi.setState({ timelineOpen }),
  open: (dialog: Dialog): void => useUi.setState({ dialog }),
  close: (): void => useUi.setState({ dialog: null }),
  notify: (notice: Notice | null): void => useUi.setState({ notice }),
  setOperator: (operator: string): void => useUi.setState({ operator }),
};
