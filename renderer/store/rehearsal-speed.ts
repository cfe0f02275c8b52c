import { create } from 'zustand';

/** The speed that the operator chose for rehearsals; kept while the window is open, so that the next rehearsal begins with it. */
export const useChosenSpeed = create<{ readonly factor: number }>(() => ({ factor: 1 }));

export const chooseSpeed = (factor: number): void => useChosenSpeed.setState({ factor });
