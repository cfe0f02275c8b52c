/** A JSON Schema as far as ours go. */
type Schema = Readonly<Record<string, unknown>>;

const notes = new Set(['$schema', 'title', 'description', 'contentEncoding', 'default']);

/**
 * What a value does that a JSON Schema (2020-12) does not allow: one line per place, empty for a valid value.
 *
 * Knows the keywords that our published schemas use, and throws at any other, so that a rule cannot pass by not being looked at.
 */
export const schemaErrors = (schema: Schema, value: unknown, path = '$'): string[] =>
  Object.entries(schema).flatMap(([keyword, rule]) =>
    notes.has(keyword) ? [] : errorsOf(keyword, rule, schema, value, path),
  );

const errorsOf = (
  keyword: string,
  rule: unknown,
  schema: Schema,
  value: unknown,
  path: string,
): string[] => {
  const say = (wrong: boolean): string[] =>
    wrong ? [`${path}: ${keyword} ${JSON.stringify(rule)}`] : [];
  const subschemas = rule as readonly Schema[];
  switch (keyword) {
    case 'type':
      return say(![rule].flat().some((type) => hasType(value, String(type))));
    case 'const':
      return say(value !== rule);
    case 'enum':
      return say(!(rule as readonly unknown[]).includes(value));
    case 'minimum':
      return say(typeof value === 'number' && value < Number(rule));
    case 'maximum':
      return say(typeof value === 'number' && value > Number(rule));
    case 'exclusiveMinimum':
      return say(typeof value === 'number' && value <= Number(rule));
    case 'minLength':
      return say(typeof value === 'string' && value.length < Number(rule));
    case 'maxLength':
      return say(typeof value === 'string' && value.length > Number(rule));
    case 'minItems':
      return say(Array.isArray(value) && value.length < Number(rule));
    case 'pattern':
      return say(typeof value === 'string' && !new RegExp(String(rule), 'u').test(value));
    case 'format':
      return say(typeof value === 'string' && !hasFormat(value, String(rule)));
    case 'anyOf':
      return say(!subschemas.some((one) => schemaErrors(one, value, path).length === 0));
    case 'oneOf':
      return say(
        subschemas.filter((one) => schemaErrors(one, value, path).length === 0).length !== 1,
      );
    case 'required':
      return isObject(value)
        ? (rule as readonly string[])
            .filter((name) => !Object.hasOwn(value, name))
            .map((name) => `${path}.${name}: missing`)
        : [];
    case 'properties':
      return isObject(value)
        ? Object.entries(rule as Record<string, Schema>).flatMap(([name, one]) =>
            Object.hasOwn(value, name) ? schemaErrors(one, value[name], `${path}.${name}`) : [],
          )
        : [];
    case 'additionalProperties':
      return additionalErrors(rule, schema, value, path);
    case 'items':
      return Array.isArray(value)
        ? value.flatMap((item, index) => schemaErrors(rule as Schema, item, `${path}[${index}]`))
        : [];
    default:
      throw new Error(`${path}: this validator does not know the keyword ${keyword}`);
  }
};

const additionalErrors = (
  rule: unknown,
  schema: Schema,
  value: unknown,
  path: string,
): string[] => {
  if (!isObject(value)) return [];
  const known = (schema['properties'] ?? {}) as Schema;
  const others = Object.keys(value).filter((name) => !Object.hasOwn(known, name));
  if (rule === false) return others.map((name) => `${path}.${name}: not allowed`);
  return others.flatMap((name) => schemaErrors(rule as Schema, value[name], `${path}.${name}`));
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasType = (value: unknown, type: string): boolean => {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
};

const hasFormat = (value: string, format: string): boolean => {
  switch (format) {
    case 'date-time':
      return /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
    case 'base64':
      return Buffer.from(value, 'base64').toString('base64') === value;
    default:
      throw new Error(`this validator does not know the format ${format}`);
  }
};
