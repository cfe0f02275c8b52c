import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { storedEn } from '../../shared/texts/en/stored/index.ts';
import { storedFr } from '../../shared/texts/fr/stored/index.ts';
import { formatterOf, type Catalogue, type Value } from '../../shared/texts/message.ts';
import { retellIn } from '../../shared/texts/retell.ts';

const english = formatterOf<Catalogue>(storedEn, 'en-GB');
const french = formatterOf<Catalogue>(storedFr, 'fr-FR');
const retell = retellIn(storedEn, storedFr, 'fr-FR');

type Place = { readonly name: string; readonly arbitrary: fc.Arbitrary<Value> };

/** What stands in places: names, addresses, ports, paths. */
const outside = fc.oneof(
  fc.constantFrom('MSExchangePOP3BE', 'tcp/9955', '10.0.0.7:3268', 'monitor.exe', 'EX01', '0x5'),
  fc.integer({ min: 1, max: 65_535 }).map(String),
  fc.stringMatching(/^[A-Z][A-Za-z0-9$_.-]{3,12}$/),
);

const placesOf = (elements: readonly MessageFormatElement[]): readonly Place[] =>
  elements.flatMap((element): readonly Place[] => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.plural:
        return [
          { name: element.value, arbitrary: fc.integer({ min: 1, max: 5_000 }) },
          ...Object.values(element.options).flatMap(({ value }) => placesOf(value)),
        ];
      case TYPE.select:
        return [
          { name: element.value, arbitrary: fc.constantFrom(...Object.keys(element.options)) },
          ...Object.values(element.options).flatMap(({ value }) => placesOf(value)),
        ];
      case TYPE.number:
        return [{ name: element.value, arbitrary: fc.integer({ min: 0, max: 100_000 }) }];
      default:
        return [{ name: element.value, arbitrary: outside }];
    }
  });

const messages = Object.entries<string>(storedEn).map(([id, message]) => {
  const places = placesOf(parse(message, { ignoreTag: true })).map(
    ({ name, arbitrary }) => [name, arbitrary] as const,
  );
  return { id, values: fc.record(Object.fromEntries(places)) };
});

it('every stored text is told again by its own message, whatever stands in its places', () => {
  for (const { id, values } of messages) {
    fc.assert(
      fc.property(values, (given) => {
        expect(retell(english.format(id, given)), id).toBe(french.format(id, given));
      }),
      { numRuns: 20 },
    );
  }
});
