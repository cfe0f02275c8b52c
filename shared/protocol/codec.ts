import type { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { longestFrame } from './frames.ts';
import { say } from '../texts/stored.ts';

/** A frame as it goes over the wire: one line of JSON. */
export const encodeFrame = (frame: unknown): string => `${JSON.stringify(frame)}\n`;

/** Takes the text of a stream in pieces and gives back whole frames. */
export type FrameDecoder<T> = {
  /**
   * The frames that this piece completes. An error ends the stream: what follows it cannot be trusted, and further calls repeat it.
   *
   * `garbled`: a line that is no JSON, or not a frame of this protocol, or longer than the limit.
   */
  readonly push: (text: string) => Result<readonly T[]>;
  /** Characters of a line whose end has not come yet; more than 0 at the end of a stream means that it was cut off. */
  readonly pending: () => number;
  /** Changes the longest line that is accepted, in characters. */
  readonly limit: (characters: number) => void;
};

export const createFrameDecoder = <T>(
  schema: z.ZodType<T>,
  longest: number = longestFrame,
): FrameDecoder<T> => {
  let limit = longest;
  /** Pieces of a line without its end; joined once, so that a long line costs no more than its length. */
  let pieces: string[] = [];
  let length = 0;
  let broken: Result<never> | null = null;

  const breakOff = (message: string): Result<never> => {
    pieces = [];
    length = 0;
    broken = err('garbled', message);
    return broken;
  };

  return {
    push: (text) => {
      if (broken) return broken;
      const frames: T[] = [];
      let from = 0;
      for (;;) {
        const end = text.indexOf('\n', from);
        const piece = text.slice(from, end < 0 ? text.length : end);
        length += piece.length;
        if (length > limit) return breakOff(say('frame.too-long', { most: limit }));
        pieces.push(piece);
        if (end < 0) return ok(frames);
        const line = pieces.join('');
        pieces = [];
        length = 0;
        from = end + 1;
        const frame = parseFrame(schema, line);
        if (!frame.ok) return breakOff(frame.error.message);
        frames.push(frame.value);
      }
    },
    pending: () => length,
    limit: (characters) => {
      limit = characters;
    },
  };
};

const parseFrame = <T>(schema: z.ZodType<T>, line: string): Result<T> => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err('garbled', say('frame.not-json', { line: JSON.stringify(line.slice(0, 60)) }));
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  return err('garbled', say('frame.unknown', { issue: `${where} ${issue?.message ?? ''}` }));
};
