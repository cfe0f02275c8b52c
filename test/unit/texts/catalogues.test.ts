import { readdirSync } from 'node:fs';

import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';

import { inRoot } from '../../../build/support/paths.ts';
import { shownEn } from '../../../shared/texts/en/shown/index.ts';
import { storedEn } from '../../../shared/texts/en/stored/index.ts';
import { shownFr } from '../../../shared/texts/fr/shown/index.ts';
import { storedFr } from '../../../shared/texts/fr/stored/index.ts';
import { languages, localeOf } from '../../../shared/texts/language.ts';
import { formatterOf, type Value } from '../../../shared/texts/message.ts';
import { catalogues } from '../../../shared/texts/texts.ts';
import { sameInBoth } from './same-in-both.ts';

const ids = Object.keys(catalogues.en) as (keyof typeof catalogues.en)[];

/** Names of the places of a message, each with its kind. */
const placesOf = (elements: readonly MessageFormatElement[]): readonly string[] =>
  elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.plural:
      case TYPE.select: {
        const branches = Object.values(element.options).flatMap(({ value }) => placesOf(value));
        return [`${element.value} ${TYPE[element.type]}`, ...branches];
      }
      default:
        return [`${element.value} ${TYPE[element.type]}`];
    }
  });

const placesIn = (message: string): readonly string[] =>
  [...new Set(placesOf(parse(message, { ignoreTag: true })))].toSorted();
const namesIn = (message: string): readonly string[] =>
  [...new Set(placesIn(message).map((place) => place.split(' ')[0] ?? ''))].toSorted();

describe('the catalogues', () => {
  it('have the same texts in every language', () => {
    for (const language of languages)
      expect(Object.keys(catalogues[language]).toSorted()).toEqual(ids.toSorted());
  });

  it.each([
    ['en', storedEn, shownEn],
    ['fr', storedFr, shownFr],
  ])('no id is of a stored text and of a shown one: %s', (_, stored, shown) => {
    expect(Object.keys(stored).filter((id) => Object.hasOwn(shown, id))).toEqual([]);
  });

  it.each(languages)('no id stands in two files, one of which would win: %s', async (language) => {
    const files = ['stored', 'shown'].flatMap((kind) =>
      readdirSync(inRoot('shared', 'texts', language, kind))
        .filter((file) => file !== 'index.ts')
        .map((file) => inRoot('shared', 'texts', language, kind, file)),
    );
    const inFiles = await Promise.all(
      files.map(async (file) =>
        Object.values((await import(file)) as Record<string, object>).flatMap(Object.keys),
      ),
    );
    const all = inFiles.flat();
    expect(all.length).toBeGreaterThan(1_000);
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
  });

  it('take the same values in every language', () => {
    const differing = ids.filter(
      (id) => namesIn(catalogues.en[id]).join() !== namesIn(catalogues.fr[id]).join(),
    );
    expect(differing).toEqual([]);
  });

  it('leave no text in English by mistake', () => {
    const same = ids.filter(
      (id) =>
        catalogues.en[id] === catalogues.fr[id] &&
        /\p{L}{2,}/u.test(catalogues.en[id].replaceAll(/\{[^}]*\}/g, '')),
    );
    expect(same.filter((id) => !sameInBoth.has(catalogues.en[id]))).toEqual([]);
  });

  it.each(languages)('have no empty text and no apostrophe that quotes a place: %s', (language) => {
    const texts = Object.entries(catalogues[language]);
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(texts.filter(([, text]) => /'[{}#|]/.test(text))).toEqual([]);
  });

  it.each(languages)('are said with any values, as ICU would say them: %s', (language) => {
    const { format } = formatterOf<Record<string, string>>(
      catalogues[language],
      localeOf[language],
    );
    for (const id of ids) {
      for (const count of [0, 1, 2, 1_234]) {
        const values = Object.fromEntries(
          placesIn(catalogues.en[id]).map((place): [string, Value] => {
            const [name = '', kind = ''] = place.split(' ');
            // Bare places take either; select takes words.
            const bare = count === 2 ? count : 'X';
            if (kind === 'argument') return [name, bare];
            return [name, kind === 'select' ? 'X' : count];
          }),
        );
        const said = format(id, values);
        expect(said).not.toMatch(/\{|undefined|NaN/);
        const byIcu = new IntlMessageFormat(
          catalogues[language][id],
          localeOf[language],
          undefined,
          {
            ignoreTag: true,
          },
        );
        expect(said).toBe(byIcu.format(values));
      }
    }
  });

  it('are not said without what they have to be given', () => {
    const { format } = formatterOf<Record<string, string>>({ a: 'Port {port}.' }, 'en-GB');
    expect(() => format('a', {})).toThrow('port');
  });

  it('French sets its marks as French does, with plain spaces in the source', () => {
    const wrong = Object.entries(catalogues.fr).filter(([, text]) =>
      / (?!::)[:;?!»]|« |[\p{L})][?!;]|[\p{L})]: |'/u.test(text),
    );
    expect(wrong).toEqual([]);
  });
});
