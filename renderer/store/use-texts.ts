import { textsIn, type Texts } from '../../shared/texts/texts.ts';
import { useUi } from './ui-store.ts';

/** The texts of this window, in the language that the operator chose. */
export const useTexts = (): Texts => textsIn(useUi(({ language }) => language));

/** The same outside of a component. What it says stays in the language of that moment. */
export const currentTexts = (): Texts => textsIn(useUi.getState().language);
