import { styleText } from 'node:util';

/** Sets a word off. Without colour the word itself has to be enough, and is. */
export type Paint = (tone: 'good' | 'warn' | 'bad', text: string) => string;

export const noPaint: Paint = (_tone, text) => text;

const colours = { good: 'green', warn: 'yellow', bad: 'red' } as const;

const colour: Paint = (tone, text) =>
  styleText(['bold', colours[tone]], text, { validateStream: false });

/** Colour only where a person looks at a terminal, and not where they said no (`NO_COLOR`). */
export const paintFor = (stream: { readonly isTTY?: boolean }): Paint =>
  stream.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' ? colour : noPaint;
