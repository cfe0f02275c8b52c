/** Name and version that stand in every file which this program writes; a test holds the version against `package.json`. */
export const tool = { name: 'cu-preflight', version: '0.1.0' } as const;
